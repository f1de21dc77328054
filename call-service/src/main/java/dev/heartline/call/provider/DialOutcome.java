package dev.heartline.call.provider;

import dev.heartline.telephony.http.Refusal;

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

    /** The provider certainly does not dial. Another one may. */
    sealed interface Refused extends DialOutcome {

        /** Without number or words. */
        String why();
    }

    /** The provider won't dial, and says why. */
    record Rejected(String why) implements Refused {}

    /** The provider does not dial now, but may do so later. */
    record Busy(String why) implements Refused {}

    /**
     * The provider dials nobody for us now: our token was rotated, our account is suspended. Nothing is wrong with the call, which
     * it may dial once a human has seen to it.
     */
    record AccountRefused(String why) implements Refused {}

    /** No answer, or one that does not tell. The phone may be ringing: asking again, or anybody else, could ring it twice. */
    record Unknown(String why) implements DialOutcome {}

    /**
     * What an answer of a REST API with an error says of the call that was asked for.
     *
     * @param status HTTP
     */
    static DialOutcome refusedWith(int status) {
        var why = "status " + status;
        return switch (Refusal.of(status)) {
            case OF_THE_ACCOUNT -> new AccountRefused(why);
            case BUSY -> new Busy(why);
            case OF_THE_ORDER -> new Rejected(why);
            case UNCLEAR -> new Unknown(why);
        };
    }
}
