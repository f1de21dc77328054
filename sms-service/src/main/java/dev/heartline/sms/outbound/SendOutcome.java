package dev.heartline.sms.outbound;

import dev.heartline.telephony.http.Refusal;

/** What a provider made of a text. */
public sealed interface SendOutcome {

    /** For metrics. */
    default String label() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Refused _ -> "refused";
            case Deferred _ -> "deferred";
            case AccountRefused _ -> "account_refused";
            case Unknown _ -> "unknown";
        };
    }

    /** The provider certainly doesn't have it and nothing is wrong with it: another one may take it at once. */
    default boolean leavesItToOthers() {
        return switch (this) {
            case Deferred _, AccountRefused _ -> true;
            // What one finds wrong with a text another one isn't to be tricked into, least of all somebody's STOP.
            case Accepted _, Refused _, Unknown _ -> false;
        };
    }

    /**
     * What an answer of a REST API with an error says of the text that was handed over.
     *
     * @param status HTTP
     */
    static SendOutcome refusedWith(int status, String code, String reason, boolean recipientOptedOut) {
        return switch (Refusal.of(status)) {
            case OF_THE_ACCOUNT -> new AccountRefused(code, reason);
            case BUSY -> new Deferred(code, reason);
            case OF_THE_ORDER -> new Refused(code, reason, recipientOptedOut);
            case UNCLEAR -> new Unknown("HTTP " + status);
        };
    }

    /** The provider has it. */
    record Accepted(String sid) implements SendOutcome {}

    /**
     * The provider will never take it.
     *
     * @param code the provider's error code
     * @param recipientOptedOut because the recipient told the provider to stop
     */
    record Refused(String code, String reason, boolean recipientOptedOut) implements SendOutcome {}

    /** The provider certainly doesn't have it, but may take it later. */
    record Deferred(String code, String reason) implements SendOutcome {}

    /**
     * The provider takes nothing of us now: our token was rotated, our account is suspended. It certainly doesn't have the text,
     * with which nothing is wrong, and may take it once a human has seen to it.
     */
    record AccountRefused(String code, String reason) implements SendOutcome {}

    /** Nobody can tell whether the provider has it. */
    record Unknown(String reason) implements SendOutcome {}
}
