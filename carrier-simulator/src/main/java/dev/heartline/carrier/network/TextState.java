package dev.heartline.carrier.network;

/** States of a text. */
public enum TextState {
    /** Inbound: written by a person; whether our service took it is told by its delivery. */
    RECEIVED("received"),
    /** Ordered for later. */
    SCHEDULED("scheduled"),
    QUEUED("queued"),
    SENT("sent"),
    DELIVERED("delivered"),
    UNDELIVERED("undelivered"),
    /** Called off while it was scheduled. */
    CANCELED("canceled");

    private final String wireName;

    TextState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Nothing about it can change any more. */
    public boolean isFinal() {
        return this == RECEIVED || this == DELIVERED || this == UNDELIVERED || this == CANCELED;
    }
}
