package dev.heartline.memory.context;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.ContextRefreshed;
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
    private static final Sentence TALKED = new Sentence("Talked about sleep and walks.", false);

    private final EpisodicMemory alone = memory("Lives alone", Duration.ZERO, 1, false);

    private final EpisodicMemory unsure = memory("Hates cooking on Mondays", Duration.ZERO, 0.2, false);

    /** As long and as sure, and faded to 0.9. */
    private final EpisodicMemory faded = memory("Hates running on Fridays", Duration.ofDays(5), 0.2, false);

    private final Commitment walk = new Commitment("I'll walk after dinner", SourceType.SMS, Ids.next());

    private final LearnedPreference coffee = new LearnedPreference(
            "meal_types", "loves_coffee", "true", 0.5, 1, List.of("explicit_statement"), NOW, null, null);

    private final Draft draft = new Draft(
            List.of(alone, unsure, faded),
            List.of(coffee),
            List.of(walk),
            Optional.of(new LatestDay(LocalDate.of(2026, 3, 9), List.of(DANGER, TALKED), List.of(), null, List.of())));

    @Test
    void whereThereIsRoomForAllAllIsTold() {
        assertThat(draft.within(1200, NOW)).isEqualTo(draft);
    }

    @Test
    void whatIsWorthMostPerTokenGoesInFirst() {
        // Danger goes in whatever there is. Then, by value per token: a sentence of 8 tokens, a commitment of some 30,
        // a preference of half
        // the value in some 20, and memories, of which each takes some 80.
        int room = TokenBudget.of(DANGER.text());
        assertThat(draft.within(0, NOW).day().orElseThrow().sentences()).containsExactly(DANGER);
        room += TokenBudget.of(TALKED.text());
        assertThat(draft.within(room, NOW).day().orElseThrow().sentences()).containsExactly(DANGER, TALKED);
        assertThat(draft.within(room, NOW).commitments()).isEmpty();
        room += TokenBudget.of(walk.text()) + TokenBudget.of(ContextLines.source(walk));
        assertThat(draft.within(room, NOW).commitments()).containsExactly(walk);
        assertThat(draft.within(room, NOW).preferences()).isEmpty();
        room += TokenBudget.of(ContextLines.of(coffee));
        assertThat(draft.within(room, NOW).preferences()).containsExactly(coffee);
        assertThat(draft.within(room, NOW).memories()).isEmpty();
        room += TokenBudget.of(ContextLines.of(alone, NOW));
        assertThat(draft.within(room, NOW).memories()).containsExactly(alone);
        room += TokenBudget.of(ContextLines.of(unsure, NOW));
        assertThat(draft.within(room, NOW).memories()).containsExactly(alone, unsure);
    }

    @Test
    void whatIsPinnedGoesBeforeAllElseAndYetHasToHaveRoom() {
        var pinned = memory("Lives with their sister Mia", Duration.ofDays(90), 0.1, true);
        var pinnedToo = memory("Lives by the sea with two old dogs", Duration.ofDays(90), 0.1, true);
        var full = new Draft(List.of(alone, pinned, pinnedToo), List.of(coffee), List.of(walk), draft.day());
        int room = TokenBudget.of(DANGER.text()) + TokenBudget.of(ContextLines.of(pinned, NOW));

        var tight = full.within(room, NOW);

        assertThat(tight.memories()).containsExactly(pinned);
        assertThat(tight.preferences()).isEmpty();
        assertThat(tight.commitments()).isEmpty();
        assertThat(tight.day().orElseThrow().sentences()).containsExactly(DANGER);
        assertThat(full.within(0, NOW).memories()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 500, 800, 1200, 2400, 5000})
    void theWholeOfItAsItIsHandedOutTakesNoMoreThanItMay(int tokens) {
        var much = new Draft(
                IntStream.range(0, 30)
                        .mapToObj(n -> memory(
                                "Remembers “quoted” words, \"%s\"".formatted("ñandú ".repeat(n)),
                                Duration.ofDays(n),
                                0.9,
                                n % 2 == 0))
                        .toList(),
                Collections.nCopies(30, coffee),
                Collections.nCopies(30, walk),
                Optional.of(new LatestDay(
                        LocalDate.of(2026, 3, 9),
                        Stream.concat(Stream.of(DANGER), Collections.nCopies(20, TALKED).stream())
                                .toList(),
                        List.of("sleep", "walks"),
                        null,
                        Collections.nCopies(100, new ContextRefreshed.Source(SourceType.SMS, Ids.next())))));

        var told = ContextLines.within(tokens, Ids.next(), 1_000_000, NOW, much, Optional.of(NOW), Optional.of(NOW));

        String json = TokenBudget.json(told);
        assertThat(json.codePointCount(0, json.length()) / 4.0)
                .isLessThanOrEqualTo(Math.max(tokens, 400))
                .isGreaterThan(tokens >= 5000 ? 4000 : tokens * 0.6);
        assertThat(told.lastSummary().text()).startsWith(DANGER.text());
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
