package dev.heartline.stack.access;

/** The keys of the local stack cannot be read, made or used. */
public final class SigningException extends RuntimeException {

    SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
