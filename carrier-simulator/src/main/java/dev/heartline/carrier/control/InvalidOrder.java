package dev.heartline.carrier.control;

/** A control request that cannot be understood; its message says why. */
final class InvalidOrder extends Exception {
    InvalidOrder(String why) {
        super(why);
    }
}
