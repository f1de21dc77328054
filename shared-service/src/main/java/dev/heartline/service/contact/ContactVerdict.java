package dev.heartline.service.contact;

import java.time.Instant;

/** The policy's answer, always with the reason to record. */
public sealed interface ContactVerdict {

    String REFUSED = "refused";

    ContactReason reason();

    /** As in {@code contact_decision.verdict}. */
    default String wireName() {
        return switch (this) {
            case Allowed _ -> "allowed";
            case Held _ -> "held";
            case Refused _ -> REFUSED;
        };
    }

    record Allowed(ContactReason reason) implements ContactVerdict {}

    /**
     * Not now, but at {@code until} it may be asked again; everything may have changed by then.
     *
     * @param until the first instant at which this reason is gone
     */
    record Held(Instant until, ContactReason reason) implements ContactVerdict {}

    /** Not at all: waiting alone will not change the answer. */
    record Refused(ContactReason reason) implements ContactVerdict {}
}
