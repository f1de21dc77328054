package dev.heartline.stack.infra;

/** Kafka or PostgreSQL could not be started, stopped or prepared; the message says which and why. */
public final class InfrastructureException extends RuntimeException {

    public InfrastructureException(String message) {
        super(message);
    }

    public InfrastructureException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
