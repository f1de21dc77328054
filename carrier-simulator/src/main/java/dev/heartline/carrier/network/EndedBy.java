package dev.heartline.carrier.network;

/** Who ended a call. */
public enum EndedBy {
    CALLER("caller"),
    /** Our service: it ended the conversation or hung up over the provider's API. */
    COACH("coach"),
    /** Nobody meant to: not reached, or the connection was lost for good. */
    NETWORK("network");

    private final String wireName;

    EndedBy(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
