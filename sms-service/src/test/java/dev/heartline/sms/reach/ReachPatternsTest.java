package dev.heartline.sms.reach;

import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ReachPatternsTest extends OverTheWire {

    @Inject
    ReachPatterns patterns;

    @Inject
    Pool pool;

    @Test
    void theLatestOfAUserIsKeptWhateverComesLate() {
        var ana = UUID.randomUUID();

        reached(ana, 7, List.of(19, 7), List.of("monday"), List.of("accountability"));
        reached(ana, 6, List.of(12), List.of(), List.of());
        reached(ana, 8, List.of(18), List.of("friday", "monday"), List.of());

        assertThat(known(ana))
                .isEqualTo(new ReachPattern(
                        List.of(18), List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), List.of("celebration"), List.of()));
    }

    @Test
    void aTombstoneRemovesThem() {
        var ana = UUID.randomUUID();
        reached(ana, 1, List.of(19), List.of("monday"), List.of());

        publish(Event.tombstone(EventType.PATTERNS_REFRESHED, ana));

        await().until(() -> known(ana).equals(ReachPattern.UNKNOWN));
    }

    private ReachPattern known(UUID userId) {
        return patterns.of(pool, userId).await().indefinitely();
    }
}
