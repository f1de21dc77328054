package dev.heartline.sms.message;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * Where a text is in its life. An outbound one goes {@code queued} → ({@code held} →) {@code sending} → {@code sent} →
 * {@code delivered}, {@code undelivered} or {@code failed}, or it is {@code skipped}.
 */
public enum MessageStatus implements WireNamed {
    /** Inbound. */
    RECEIVED(0, true),
    QUEUED(0, false),
    /** Waits for the contact hours of its recipient. */
    HELD(0, false),
    /** Claimed: whether the provider has it is unknown until its answer is recorded. */
    SENDING(1, false),
    /** The provider has it. */
    SENT(2, false),
    DELIVERED(3, true),
    UNDELIVERED(3, true),
    FAILED(3, true),
    /** Never to be sent: consent, an opt-out, or nowhere to send it. */
    SKIPPED(3, true);

    private final int stage;
    private final boolean last;

    MessageStatus(int stage, boolean last) {
        this.stage = stage;
        this.last = last;
    }

    /** Nothing follows. */
    public boolean isLast() {
        return last;
    }

    /**
     * Whether a report may change this status into the next. Reports come late, twice and out of order: they only ever
     * lead onwards, and what is last stays.
     */
    public boolean leadsTo(MessageStatus next) {
        return !last && next.stage > stage;
    }
}
