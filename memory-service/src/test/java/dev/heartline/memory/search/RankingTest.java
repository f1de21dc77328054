package dev.heartline.memory.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.time.Span;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RankingTest {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final Question ANY = new Question("?", "?", Optional.empty(), Optional.empty());

    private final Ranking ranking = new Ranking(
            new SmallRyeConfigBuilder().withMapping(SearchConfig.class).build().getConfigMapping(SearchConfig.class));

    @Test
    void wordsAndMeaningAreSummedByTheirShares() {
        var byWords = said("the words", 4, 0.4);
        var byMeaning = said("the meaning", 0, 0.8);
        var both = said("both", 3, 0.7);

        assertThat(order(ANY, byWords, byMeaning, both)).containsExactly(both, byMeaning, byWords);
    }

    @Test
    void aQuestionForOneOfThemIsRatherAnsweredByTheirOwnWords() {
        var coach = by(Speaker.COACH, "I swim", AT, 3.2, 0.8);
        var user = by(Speaker.USER, "I swim", AT, 3, 0.78);
        var aboutUser = new Question("?", "?", Optional.of(Speaker.USER), Optional.empty());

        assertThat(order(ANY, coach, user)).containsExactly(coach, user);
        assertThat(order(aboutUser, coach, user)).containsExactly(user, coach);
    }

    @Test
    void whatOnlyAsksTellsLess() {
        var asked = said("Do you swim?", 3.2, 0.8);
        var told = said("I swim.", 3, 0.78);

        assertThat(order(ANY, asked, told)).containsExactly(told, asked);
        assertThat(Ranking.asking("I swim a lot. And you?")).isBetween(0.2, 0.4);
        assertThat(Ranking.asking("Do you swim? Or run?")).isCloseTo(1, within(0.001));
        assertThat(Ranking.asking("")).isZero();
    }

    @Test
    void whatIsOfTheDaysThatAreMeantComesFirst() {
        var earlier = by(Speaker.USER, "Pizza.", AT.minusSeconds(900_000), 3.2, 0.8);
        var that = by(Speaker.USER, "Pizza!", AT, 3, 0.78);
        var day = LocalDate.of(2026, 11, 24);
        var ofThatDay = new Question("?", "?", Optional.empty(), Optional.of(new Span(day, day)));

        assertThat(order(ANY, earlier, that)).containsExactly(earlier, that);
        assertThat(order(ofThatDay, earlier, that)).containsExactly(that, earlier);
    }

    @Test
    void theBestOfAConversationLiftsTheRestOfIt() {
        var call = UUID.randomUUID();
        var best = in(call, "We went to the lake.", 4, 0.9);
        var beside = in(call, "It was cold.", 0, 0.7);
        var elsewhere = said("It was warm.", 0, 0.72);

        assertThat(order(ANY, best, elsewhere, beside)).containsExactly(best, beside, elsewhere);
    }

    @Test
    void nothingIsFoundWhereNeitherWordsNorMeaningFit() {
        var faint = new Candidate(
                SearchKind.TURN,
                UUID.randomUUID(),
                UUID.randomUUID(),
                Speaker.USER,
                "Hm.",
                AT,
                day(AT),
                day(AT),
                2,
                0.3,
                0.5,
                false);
        var fitting = new Candidate(
                SearchKind.TURN,
                UUID.randomUUID(),
                UUID.randomUUID(),
                Speaker.USER,
                "Hm.",
                AT,
                day(AT),
                day(AT),
                2,
                0.5,
                0.5,
                false);

        assertThat(order(ANY, faint)).isEmpty();
        assertThat(order(ANY, faint, fitting)).hasSize(2);
        assertThat(order(ANY)).isEmpty();
    }

    @Test
    void whatHasNoVectorYetIsFoundByItsWords() {
        var fresh = said("Just said.", 4, null);

        assertThat(order(ANY, said("Long ago.", 1, 0.5), fresh)).first().isEqualTo(fresh);
    }

    private List<Candidate> order(Question question, Candidate... candidates) {
        return ranking.rank(question, List.of(candidates), 0.4).stream()
                .map(Ranking.Ranked::candidate)
                .toList();
    }

    private static Candidate said(String text, double words, Double cosine) {
        return in(UUID.randomUUID(), text, words, cosine);
    }

    private static Candidate in(UUID sourceId, String text, double words, Double cosine) {
        return new Candidate(
                SearchKind.TURN,
                UUID.randomUUID(),
                sourceId,
                Speaker.USER,
                text,
                AT,
                day(AT),
                day(AT),
                words,
                1,
                cosine,
                cosine == null);
    }

    private static Candidate by(Speaker speaker, String text, Instant at, double words, Double cosine) {
        return new Candidate(
                SearchKind.TURN,
                UUID.randomUUID(),
                UUID.randomUUID(),
                speaker,
                text,
                at,
                day(at),
                day(at),
                words,
                1,
                cosine,
                cosine == null);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
