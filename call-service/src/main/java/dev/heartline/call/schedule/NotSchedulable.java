package dev.heartline.call.schedule;

/** The request is well formed, but no such call can be scheduled. */
final class NotSchedulable extends RuntimeException {

    NotSchedulable(String why) {
        super(why);
    }
}
