package dev.heartline.sms.outbound;

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
