package dev.heartline.call.operator;

/** The call is over, or hasn't been answered: there is no conversation to do anything to. */
final class CallNotLive extends RuntimeException {

    CallNotLive() {
        super("No conversation goes on on this call");
    }
}
