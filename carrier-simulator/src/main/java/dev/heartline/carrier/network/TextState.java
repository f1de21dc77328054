package dev.heartline.carrier.network;

/** States of a text. */
public enum TextState {
    /** Inbound: written by a person; whether our service took it is told by its delivery. */
    RECEIVED("received"),
    QUEUED("queued"),
    SENT("sent"),
    DELIVERED("delivered"),
    UNDELIVERED("undelivered");

    private final String wireName;

    TextState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
