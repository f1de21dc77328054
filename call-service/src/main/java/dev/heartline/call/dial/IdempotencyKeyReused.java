package dev.heartline.call.dial;

/** The key belongs to an earlier request that asked for something else. */
public final class IdempotencyKeyReused extends RuntimeException {

    public IdempotencyKeyReused() {
        super("The Idempotency-Key was used for another request before");
    }
}
