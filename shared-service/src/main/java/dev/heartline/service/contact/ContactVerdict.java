package dev.heartline.service.contact;

import java.time.Instant;

/** The policy's answer, always with the reason to record. */
public sealed interface ContactVerdict {
    ContactReason reason();

    record Allowed(ContactReason reason) implements ContactVerdict {}

    /**
     * Not now, but at {@code until} it may be asked again; consent and opt-out may have changed by then.
     *
     * @param until the first instant at which the recipient's contact hours are open
     */
    record Held(Instant until, ContactReason reason) implements ContactVerdict {}

    /** Not at all: waiting alone will not change the answer. */
    record Refused(ContactReason reason) implements ContactVerdict {}
}
