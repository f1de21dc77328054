package dev.heartline.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.heartline.events.ContextRefreshed.Memory;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;

class ContextRefreshedTest {

    private static final Instant NOW = Instant.parse("2026-03-17T04:00:00Z");

    @Test
    void whatHasExpiredIsNotToldThoughNoNewerSnapshotCame() {
        var dentist = memory("Has a dentist appointment on 13 Mar 2026", NOW);
        var alone = memory("Lives alone", null);
        var context = new ContextRefreshed(
                Ids.next(), 1, NOW, List.of(dentist, alone), List.of(), List.of(), null, null, null);

        assertThat(context.asOf(NOW.minus(Duration.ofMillis(1))).memories()).containsExactly(dentist, alone);
        assertThat(context.asOf(NOW).memories()).containsExactly(alone);
    }

    private static Memory memory(String description, Instant expiresAt) {
        return new Memory(Ids.next(), MemoryType.CONTEXT, description, NOW, 1, null, expiresAt, null);
    }
}
