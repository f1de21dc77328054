package dev.heartline.memory.knowledge;

/** A document that can't be taken in; the message says why, for whoever brought it, and quotes nothing of it. */
final class UnfitDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What whoever brought it can do about it. */
    enum Reason {
        /** It is no text, no PDF, or holds no words: another document. */
        UNREADABLE,
        /** A shorter one, or parts of it. */
        TOO_LONG,
        /** Withdraw others first. */
        NO_ROOM,
        /** Come again. */
        BUSY
    }

    private final Reason reason;

    UnfitDocument(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
