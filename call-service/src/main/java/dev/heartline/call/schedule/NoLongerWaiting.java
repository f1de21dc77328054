package dev.heartline.call.schedule;

/** The call is being made, or nothing more comes of it. */
final class NoLongerWaiting extends RuntimeException {

    NoLongerWaiting() {
        super("The call doesn't wait any more");
    }
}
