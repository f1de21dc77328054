package dev.heartline.memory.episode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.embedding.Vector;

import static org.assertj.core.api.Assertions.assertThat;

class RecognitionTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOW = THEN.plus(Duration.ofDays(7));

    private final Recognition recognition = new Recognition(Ids::next);

    @Test
    void whatNobodyToldBeforeIsFresh() {
        var recollections = recognition.recognise(List.of(noticed("Hates cooking on Mondays")), List.of(List.of()));

        assertThat(recollections).singleElement().isInstanceOf(Recollection.Fresh.class);
    }

    @Test
    void theSameWordsAreRecognisedWhateverTheirDress() {
        var known = known("Hates cooking, on MONDAYS!", 0);

        var recollections =
                recognition.recognise(List.of(noticed("Hates cooking on Mondays")), List.of(List.of(known)));

        assertThat(recollections).singleElement().isInstanceOfSatisfying(Recollection.Restated.class, one -> {
            assertThat(one.memoryId()).isEqualTo(known.id());
            assertThat(one.strength().stability()).isGreaterThan(5);
            assertThat(one.counts()).isTrue();
        });
    }

    @Test
    void theSameWordsGoBeforeTheClosestMeaning() {
        var close = known("Detests cooking on Mondays", 0.99);
        var equal = known("Hates cooking on Mondays", 0.97);

        var recollections =
                recognition.recognise(List.of(noticed("hates cooking on mondays")), List.of(List.of(close, equal)));

        assertThat(recollections).singleElement().returns(equal.id(), Recollection::memoryId);
    }

    @Test
    void aSourceThatCountsAlreadyStrengthensNothing() {
        var known = known("Hates cooking on Mondays", 1).asCounted();

        var recollections =
                recognition.recognise(List.of(noticed("Hates cooking on Mondays")), List.of(List.of(known)));

        assertThat(recollections).singleElement().satisfies(one -> {
            assertThat(one.counts()).isFalse();
            assertThat(one.strength()).isEqualTo(known.memory().strength());
        });
    }

    @Test
    void oneExchangeIsOnePieceOfEvidenceHoweverOftenItSaysSo() {
        var known = known("Hates cooking on Mondays", 1);

        var recollections = recognition.recognise(
                List.of(noticed("Hates cooking on Mondays"), noticed("hates cooking on Mondays.")),
                List.of(List.of(known), List.of(known)));

        assertThat(recollections).extracting(Recollection::counts).containsExactly(true, false);
    }

    @Test
    void theSameWordsTwiceInOneExchangeMakeOneMemory() {
        var recollections = recognition.recognise(
                List.of(noticed("Hates cooking on Mondays"), noticed("hates cooking on mondays")),
                List.of(List.of(), List.of()));

        assertThat(recollections).hasSize(1);
    }

    private static Noticed noticed(String description) {
        return new Noticed(
                new MemoryCandidate(MemoryType.STRUGGLE, description, -0.5, List.of(), false, 0.8, List.of(1)),
                NOW,
                new Vector(new float[] {1}),
                "test",
                Optional.empty());
    }

    private static KnownMemory known(String description, double cosine) {
        return new KnownMemory(
                new EpisodicMemory(
                        Ids.next(),
                        MemoryType.STRUGGLE,
                        description,
                        THEN,
                        THEN,
                        SourceType.PHONE_CALL,
                        UUID.randomUUID(),
                        new MemoryStrength(5, 5, THEN),
                        0,
                        0.8,
                        -0.5,
                        List.of(),
                        null,
                        false),
                cosine,
                false,
                false);
    }
}
