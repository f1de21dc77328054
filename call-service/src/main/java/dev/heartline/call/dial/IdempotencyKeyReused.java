package dev.heartline.call.dial;

/** The key belongs to an earlier request that asked for something else. */
final class IdempotencyKeyReused extends RuntimeException {

    IdempotencyKeyReused() {
        super("The Idempotency-Key was used for another request before");
    }
}
