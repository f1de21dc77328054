package dev.heartline.messaging.consume;

/** A record that is no event of the expected type, and never will be. */
public final class MalformedEvent extends RuntimeException {

    MalformedEvent(String message) {
        super(message);
    }

    MalformedEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
