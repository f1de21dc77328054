package dev.heartline.call.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class CallTurnsTest extends CallServiceTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00.123456789Z");

    private final UUID call = UUID.randomUUID();
    private final CallTurn turn = CallTurn.of(0, Speaker.USER, "I slept badly.", NOW);

    @Inject
    CallTurns turns;

    @BeforeEach
    void aCallIsUnderWay() {
        database.update("""
                insert into phone_calls (id, call_direction, call_status, initiated_at, provider, provider_call_sid, from_phone,
                  to_phone, attended_until)
                values (?, 'inbound', 'in_progress', now(), 'twilio', ?, ?, '+12025550100', now() + interval '1 hour')
                """, call, sid(), phone());
    }

    /** Its connection was lost past the commit. */
    @Test
    void aTurnThatIsStoredOnceMoreIsStored() {
        assertThat(append(turn)).isTrue();

        assertThat(append(turn)).isTrue();

        assertThat(turns.of(call).await().atMost(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void whatAnotherSessionHasStoredInItsPlaceIsAnothers() {
        append(turn);

        assertThatThrownBy(() -> append(turn.saying("I slept well."))).isInstanceOf(TurnTaken.class);
        assertThatThrownBy(() -> append(CallTurn.of(0, Speaker.COACH, turn.text(), NOW)))
                .isInstanceOf(TurnTaken.class);
        assertThatThrownBy(() -> append(CallTurn.of(0, Speaker.USER, turn.text(), NOW.plusSeconds(1))))
                .as("the same words of another session")
                .isInstanceOf(TurnTaken.class);
    }

    private boolean append(CallTurn turn) {
        return turns.append(call, turn).await().atMost(Duration.ofMinutes(1));
    }
}
