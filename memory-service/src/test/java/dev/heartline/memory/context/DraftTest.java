package dev.heartline.memory.context;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.episode.EpisodicMemory;
import dev.heartline.memory.episode.MemoryStrength;
import dev.heartline.memory.preference.LearnedPreference;
import dev.heartline.memory.summary.Commitment;
import dev.heartline.memory.summary.LatestDay;
import dev.heartline.memory.summary.LatestDay.Sentence;

import static org.assertj.core.api.Assertions.assertThat;

class DraftTest {

    private static final Instant NOW = Instant.parse("2026-03-09T18:00:00Z");
    private static final Sentence DANGER = new Sentence("Was in a crisis; danger to life was heard.", true);

    /** 3 tokens of value 1. */
    private final EpisodicMemory alone = memory("Lives alone", Duration.ZERO, 1, false);

    /** 6 tokens. */
    private final EpisodicMemory unsure = memory("Hates cooking on Mondays", Duration.ZERO, 0.2, false);

    /** As long and as sure, and faded to 0.9. */
    private final EpisodicMemory faded = memory("Hates running on Fridays", Duration.ofDays(5), 0.2, false);

    /** 6 tokens. */
    private final Commitment walk = new Commitment("I'll walk after dinner", SourceType.SMS, Ids.next());

    /** 5 tokens of half the value. */
    private final LearnedPreference coffee = new LearnedPreference(
            "meal_types", "loves_coffee", "true", 0.5, 1, List.of("explicit_statement"), NOW, null, null);

    private final Draft draft = new Draft(
            List.of(alone, unsure, faded),
            List.of(coffee),
            List.of(walk),
            Optional.of(new LatestDay(
                    LocalDate.of(2026, 3, 9),
                    List.of(DANGER, new Sentence("Talked about sleep and walks.", false)),
                    List.of(),
                    null,
                    List.of())));

    @Test
    void whereThereIsRoomForAllAllIsTold() {
        assertThat(draft.within(1200, NOW)).isEqualTo(draft);
    }

    @Test
    void whatIsWorthMostPerTokenGoesInFirst() {
        // Danger takes 11 whatever there is; then 3 of 1, 6 of 1, 8 of 1, 5 of 0.5, 6 of 0.2, 6 of 0.18.
        assertThat(draft.within(11 + 3, NOW).memories()).containsExactly(alone);
        assertThat(draft.within(11 + 3, NOW).commitments()).isEmpty();
        assertThat(draft.within(11 + 3 + 6, NOW).commitments()).containsExactly(walk);
        assertThat(draft.within(11 + 3 + 6 + 8, NOW).day().orElseThrow().text())
                .isEqualTo("Was in a crisis; danger to life was heard. Talked about sleep and walks.");
        assertThat(draft.within(11 + 3 + 6 + 8 + 5, NOW).preferences()).containsExactly(coffee);
        assertThat(draft.within(11 + 3 + 6 + 8 + 5 + 6, NOW).memories()).containsExactly(alone, unsure);
    }

    @Test
    void whatTellsOfDangerAndWhatIsPinnedStaysWithoutAnyRoom() {
        var pinned = memory("Lives with their sister Mia", Duration.ofDays(90), 0.1, true);
        var tight = new Draft(List.of(alone, pinned), List.of(coffee), List.of(walk), draft.day()).within(0, NOW);

        assertThat(tight.memories()).containsExactly(pinned);
        assertThat(tight.preferences()).isEmpty();
        assertThat(tight.commitments()).isEmpty();
        assertThat(tight.day().orElseThrow().sentences()).containsExactly(DANGER);
    }

    private static EpisodicMemory memory(String description, Duration age, double confidence, boolean pinned) {
        return new EpisodicMemory(
                Ids.next(),
                MemoryType.CONTEXT,
                description,
                NOW.minus(age),
                NOW.minus(age),
                SourceType.PHONE_CALL,
                Ids.next(),
                new MemoryStrength(5, 5, NOW.minus(age)),
                0,
                confidence,
                null,
                List.of(),
                null,
                pinned);
    }
}
