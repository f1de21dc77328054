package dev.heartline.memory.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;

import static org.assertj.core.api.Assertions.assertThat;

class DailySummaryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final UUID CALL = UUID.randomUUID();
    private static final UUID TEXT = UUID.randomUUID();

    private static final Digest MORNING = new Digest(
            Instant.parse("2026-03-01T08:00:00Z"),
            DAY,
            SourceType.PHONE_CALL,
            CALL,
            "local",
            Optional.of("They slept badly."),
            List.of("sleep", "work"),
            List.of("Sees that coffee keeps them awake"),
            List.of(),
            List.of("Slept four hours"),
            List.of("I'll skip coffee after lunch"),
            Optional.of(Sentiment.NEGATIVE),
            Optional.of(5));

    private static final Digest EVENING = new Digest(
            Instant.parse("2026-03-01T19:00:00Z"),
            DAY,
            SourceType.SMS,
            TEXT,
            "local",
            Optional.of("They skipped the coffee."),
            List.of("work", "exercise"),
            List.of(),
            List.of("Skipped coffee all day!"),
            List.of("slept four hours"),
            List.of("I'll skip coffee after lunch", "I'll go to bed at ten"),
            Optional.of(Sentiment.POSITIVE),
            Optional.of(8));

    @Test
    void aDayHoldsWhatItsConversationsHold() {
        var day = DailySummary.of(List.of(MORNING, EVENING));

        assertThat(day.keyTopics()).containsExactly("work", "sleep", "exercise");
        assertThat(day.insights()).contains("Sees that coffee keeps them awake.");
        assertThat(day.progress()).contains("Skipped coffee all day!");
        assertThat(day.challenges()).containsExactly("Slept four hours");
        assertThat(day.commitments()).containsExactly("I'll skip coffee after lunch", "I'll go to bed at ten");
        assertThat(day.motivationLevel()).contains(7);
        assertThat(day.evidence())
                .containsExactly(
                        new MotivationEvidence(DAY, 5, SourceType.PHONE_CALL, CALL),
                        new MotivationEvidence(DAY, 8, SourceType.SMS, TEXT));
        assertThat(day.text()).contains("They slept badly. They skipped the coffee.");
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        assertThat(DailySummary.of(List.of(EVENING, MORNING))).isEqualTo(DailySummary.of(List.of(MORNING, EVENING)));
    }

    @Test
    void whatNobodyToldStaysEmpty() {
        var silent = toned(null);

        assertThat(DailySummary.of(List.of(silent)))
                .isEqualTo(new SummaryContent(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void aDayOfManyWordsKeepsItsEnd() {
        var many = IntStream.range(0, 100)
                .mapToObj(hour -> told(MORNING.began().plusSeconds(hour), "Summary number %d.".formatted(hour)))
                .toList();

        var text = DailySummary.of(many).text().orElseThrow();

        assertThat(text).endsWith("Summary number 98. Summary number 99.").hasSizeBetween(1400, 1600);
    }

    @Test
    void dangerHeardInTheMorningOutlastsAllThatIsSaidAfterItAndGoesUpWithItsDay() {
        var danger = "Was in a crisis; danger to life was heard.";
        var said = Stream.concat(
                        Stream.of(told(MORNING.began(), danger + " Talked about sleep.")),
                        IntStream.range(1, 100)
                                .mapToObj(hour ->
                                        told(MORNING.began().plusSeconds(hour), "Summary number %d.".formatted(hour))))
                .toList();
        var again = Stream.concat(said.stream(), Stream.of(told(EVENING.began(), danger)))
                .toList();

        for (var digests : List.of(said, again)) {
            var day = DailySummary.of(digests);

            assertThat(day.text().orElseThrow())
                    .startsWith(danger + " Summary number")
                    .endsWith("Summary number 98. Summary number 99.")
                    .hasSizeBetween(1400, 1700);
            assertThat(LongerSummary.of(SummaryPeriod.WEEKLY, List.of(kept(day)))
                            .text())
                    .hasValueSatisfying(week ->
                            assertThat(week).startsWith("On 1 Mar 2026: was in a crisis; danger to life was heard."));
        }
    }

    @Test
    void noSentenceOfSeveralCallsIsRepeated() {
        var text = DailySummary.of(
                        List.of(
                                told(
                                        MORNING.began(),
                                        "Talked about sleep and work. Progress: slept eight hours; ran. Committed: I'll walk. Sounded tired."),
                                told(
                                        EVENING.began(),
                                        "Talked about work and family. Progress: ran; called Mia. Committed: I'll walk. Sounded tired.")))
                .text();

        assertThat(text)
                .contains("Talked about sleep, work and family. Progress: slept eight hours; ran; called Mia. "
                        + "Committed: I'll walk. Sounded tired.");
    }

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, POSITIVE, POSITIVE",
        "POSITIVE, NEUTRAL, POSITIVE",
        "NEUTRAL, NEUTRAL, NEUTRAL",
        "POSITIVE, NEGATIVE, MIXED",
        "NEGATIVE, MIXED, MIXED",
        "NEGATIVE,, NEGATIVE",
        ",,"
    })
    void goodAndBadMakeAMixedDay(Sentiment one, Sentiment other, Sentiment day) {
        var summary = DailySummary.of(List.of(toned(one), toned(other)));

        assertThat(summary.sentiment()).isEqualTo(Optional.ofNullable(day));
    }

    private static ConversationSummary kept(SummaryContent day) {
        return new ConversationSummary(
                UUID.randomUUID(),
                SummaryPeriod.DAILY,
                DAY,
                DAY,
                day.keyTopics(),
                day.insights().orElse(null),
                day.progress().orElse(null),
                day.challenges(),
                day.commitments(),
                day.sentiment().orElse(null),
                day.motivationLevel().orElse(null),
                day.evidence(),
                day.text().orElse(null));
    }

    private static Digest toned(Sentiment sentiment) {
        return digest(MORNING.began(), Optional.empty(), Optional.ofNullable(sentiment));
    }

    private static Digest told(Instant began, String summary) {
        return digest(began, Optional.of(summary), Optional.empty());
    }

    private static Digest digest(Instant began, Optional<String> summary, Optional<Sentiment> sentiment) {
        return new Digest(
                began,
                DAY,
                SourceType.PHONE_CALL,
                CALL,
                "local",
                summary,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                sentiment,
                Optional.empty());
    }
}
