package dev.heartline.telephony.http;

/** The request may have arrived, and nobody said what came of it. */
public final class NoAnswer extends RuntimeException {

    NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
