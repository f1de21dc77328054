package dev.heartline.call.dial;

/** The user is on a call with us, or their phone is ringing: a second call would only disturb it. */
public final class LineInUse extends RuntimeException {

    /** As in {@code contact_decision.reason}. */
    static final String REASON = "call_under_way";

    LineInUse() {
        super("A call with this user is under way");
    }
}
