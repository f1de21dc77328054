package dev.heartline.call.operator;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.call.dial.RequestKey;

/**
 * Who asks for something to be done to a call.
 *
 * @param subject of the token
 * @param idempotencyKey under which it is done once; null where it may be done again
 */
record Asker(String subject, @Nullable String idempotencyKey) {

    /** What is asked for, all of it: of which call, and what. */
    private record Asked(UUID callId, ActionKind action, Record wanted) {}

    @Nullable
    RequestKey key(UUID callId, ActionKind action, Record wanted) {
        return idempotencyKey == null
                ? null
                : RequestKey.of(subject, idempotencyKey, new Asked(callId, action, wanted));
    }
}
