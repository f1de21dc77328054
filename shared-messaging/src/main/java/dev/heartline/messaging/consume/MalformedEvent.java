package dev.heartline.messaging.consume;

/** A record that is no event of the expected type, and never will be. */
public final class MalformedEvent extends RuntimeException {

    private final String logged;

    MalformedEvent(String message) {
        this(message, message);
    }

    /** @param logged the same without what the record says itself, which goes with its dead letter only */
    MalformedEvent(String message, String logged) {
        super(message);
        this.logged = logged;
    }

    MalformedEvent(String message, Throwable cause) {
        super(message, cause);
        this.logged = message;
    }

    /** In words that quote nothing of the record. */
    String logged() {
        return logged;
    }
}
