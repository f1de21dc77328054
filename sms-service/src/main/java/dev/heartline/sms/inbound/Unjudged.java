package dev.heartline.sms.inbound;

/** A reader failed at a text once more. */
final class Unjudged extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unjudged(Throwable cause) {
        super(cause);
    }
}
