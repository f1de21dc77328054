package dev.heartline.call.dial;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.CallPurpose;

/** A call that was asked for, as far as it has come. */
record DialledCall(UUID id, UUID userId, CallPurpose purpose, CallStatus status, Instant initiatedAt) {

    static DialledCall of(Call call) {
        return new DialledCall(call.id(), call.userId(), call.purpose(), call.status(), call.initiatedAt());
    }
}
