package dev.heartline.engagement.decision;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;

import static org.assertj.core.api.Assertions.assertThat;

class OccasionsTest {

    @Test
    void aVictoryThatSoundsBadIsALapseAndNoOccasion() {
        assertThat(Occasions.ofMemory(told(MemoryType.VICTORY, -0.4))).isEmpty();
    }

    @Test
    void aStruggleIsNoOccasion() {
        assertThat(Occasions.ofMemory(told(MemoryType.STRUGGLE, 0.4))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6})
    @NullSource
    void aVictoryIsOne(Double valence) {
        assertThat(Occasions.ofMemory(told(MemoryType.VICTORY, valence))).isPresent();
    }

    @Test
    void whatWasDoneRatherThanToldHadItsRewardWhenItWasDone() {
        assertThat(Occasions.ofMemory(told(MemoryType.VICTORY, 0.6, SourceType.BEHAVIOR)))
                .isEmpty();
    }

    private static Event<MemoryReinforced> told(MemoryType type, Double valence) {
        return told(type, valence, SourceType.PHONE_CALL);
    }

    private static Event<MemoryReinforced> told(MemoryType type, Double valence, SourceType source) {
        return Event.of(
                EventType.MEMORY_REINFORCED,
                new MemoryReinforced(
                        Ids.next(),
                        Ids.next(),
                        MemoryChange.CREATED,
                        type,
                        "Finished the vodka again",
                        Instant.now(),
                        source,
                        Ids.next(),
                        1.0,
                        valence,
                        List.of("vodka")));
    }
}
