package dev.heartline.call;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.LocalStackResource;

/** Calls by Twilio that have just been answered and go on. */
public final class CallsInProgress {

    private CallsInProgress() {}

    /** At our number. */
    public static Call from(@Nullable UUID userId, String phone) {
        return of(userId, CallDirection.INBOUND, CallServiceTest.sid(), phone, LocalStackResource.TWILIO_FROM_NUMBER);
    }

    public static Call of(@Nullable UUID userId, CallDirection direction, String sid, String from, String to) {
        var now = Instant.now();
        return new Call(
                UUID.randomUUID(),
                userId,
                direction,
                CallStatus.IN_PROGRESS,
                "twilio",
                sid,
                from,
                to,
                now,
                now,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null);
    }

    /** The same one, once it is in {@code phone_calls}. */
    public static Call written(Call call, Jdbc database) {
        database.update(
                """
                insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, answered_at, provider,
                    provider_call_sid, from_phone, to_phone, attended_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + interval '1 hour')
                """,
                call.id(),
                call.userId(),
                call.direction().wireName(),
                call.status().wireName(),
                Timestamp.from(call.initiatedAt()),
                Timestamp.from(call.answeredAt()),
                call.provider(),
                call.providerSid(),
                call.fromPhone(),
                call.toPhone());
        return call;
    }
}
