package dev.heartline.call.schedule;

/** A recurrence rule that can't be followed. */
final class UnfitRule extends RuntimeException {

    UnfitRule(String why) {
        super(why);
    }
}
