package dev.heartline.carrier.network;

/** States of a call; the last five end it. */
public enum CallState {
    QUEUED("queued"),
    RINGING("ringing"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    BUSY("busy"),
    NO_ANSWER("no_answer"),
    FAILED("failed"),
    CANCELED("canceled");

    private final String wireName;

    CallState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public boolean isTerminal() {
        return ordinal() >= COMPLETED.ordinal();
    }
}
