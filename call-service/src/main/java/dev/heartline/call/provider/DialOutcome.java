package dev.heartline.call.provider;

/** What came of asking the provider for a call. */
public sealed interface DialOutcome {

    /** For metrics. */
    default String label() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Rejected _ -> "rejected";
            case Busy _ -> "busy";
            case AccountRefused _ -> "account_refused";
            case Unknown _ -> "unknown";
        };
    }

    /** The provider dials. */
    record Accepted(String sid) implements DialOutcome {}

    /** The provider won't dial, and says why. */
    record Rejected(String why) implements DialOutcome {}

    /** The provider certainly does not dial, but may do so later. */
    record Busy(String why) implements DialOutcome {}

    /**
     * The provider dials nobody for us now: our token was rotated, our account is suspended. Nothing is wrong with the call, which
     * it may dial once a human has seen to it.
     */
    record AccountRefused(String why) implements DialOutcome {}

    /** No answer, or one that does not tell. The phone may be ringing: asking again could ring it twice. */
    record Unknown(String why) implements DialOutcome {}
}
