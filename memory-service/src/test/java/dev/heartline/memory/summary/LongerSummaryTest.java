package dev.heartline.memory.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.vocabulary.Sentiment;

import static org.assertj.core.api.Assertions.assertThat;

class LongerSummaryTest {

    private static final ConversationSummary TUESDAY = day(
            "2026-03-03",
            List.of("sleep", "work"),
            "Stayed sober on 3 Mar 2026.",
            List.of("Couldn't sleep"),
            List.of("I'll go to bed at ten"),
            Sentiment.NEGATIVE,
            3,
            "Was in a crisis; danger to life was heard. Talked about sleep.");
    private static final ConversationSummary FRIDAY = day(
            "2026-03-06",
            List.of("work"),
            "Stayed sober on 5 Mar 2026. Ran five miles on 6 Mar 2026.",
            List.of("couldn't sleep."),
            List.of("I'll go to bed at ten", "I'll call Mia"),
            Sentiment.POSITIVE,
            8,
            "Talked about work.");

    @Test
    void aWeekSaysOnceWhatItsDaysSaidSeveralTimes() {
        var week = LongerSummary.of(SummaryPeriod.WEEKLY, List.of(TUESDAY, FRIDAY));

        assertThat(week.keyTopics()).containsExactly("work", "sleep");
        assertThat(week.progress())
                .contains("Stayed sober (2 times, last on 5 Mar 2026). Ran five miles on 6 Mar 2026.");
        assertThat(week.challenges()).containsExactly("Couldn't sleep (2 times, last on 6 Mar 2026)");
        assertThat(week.sentiment()).contains(Sentiment.MIXED);
        assertThat(week.motivationLevel()).contains(6);
        assertThat(week.evidence()).extracting(MotivationEvidence::level).containsExactly(3, 8);
        assertThat(week.text())
                .contains("On 3 Mar 2026: was in a crisis; danger to life was heard."
                        + " Talked on 2 days, mostly about work and sleep."
                        + " What went well: stayed sober (2 times, last on 5 Mar 2026); ran five miles on 6 Mar 2026."
                        + " What was hard: couldn't sleep (2 times, last on 6 Mar 2026)."
                        + " What they meant to do: I'll go to bed at ten (2 times, last on 6 Mar 2026); I'll call Mia."
                        + " Motivation went from 3 to 8 of 10. The mood went up and down.");
    }

    @Test
    void aMonthCountsOnAndKeepsTheDanger() {
        var week = LongerSummary.of(SummaryPeriod.WEEKLY, List.of(TUESDAY, FRIDAY));
        var next = day(
                "2026-03-09",
                List.of("work"),
                "Stayed sober on 11 Mar 2026.",
                List.of(),
                List.of(),
                null,
                null,
                "Fine.");

        var month = LongerSummary.of(SummaryPeriod.MONTHLY, List.of(as(week, "2026-03-02"), next));

        assertThat(month.progress().orElseThrow()).startsWith("Stayed sober (3 times, last on 11 Mar 2026).");
        assertThat(month.text().orElseThrow())
                .startsWith("On 3 Mar 2026: was in a crisis; danger to life was heard. Talked in 2 weeks,")
                .containsOnlyOnce("tayed sober");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Slept well since 45 Mar 2025",
                "Slept well (2 times, last on 99 Foo 2025)",
                "Slept well (99999999999 times, last on 3 Mar 2026)",
                "."
            })
    void whatPeopleSayThatLooksLikeADateAndIsNoneIsOnlyWords(String words) {
        var day = day("2026-03-03", List.of(), null, List.of(words), List.of(), null, null, null);

        var week = LongerSummary.of(SummaryPeriod.WEEKLY, List.of(day));

        assertThat(week.challenges()).hasSize(1);
    }

    @Test
    void whatNobodyToldStaysEmpty() {
        var week = LongerSummary.of(
                SummaryPeriod.WEEKLY,
                List.of(day("2026-03-03", List.of(), null, List.of(), List.of(), null, null, null)));

        assertThat(week.progress()).isEmpty();
        assertThat(week.motivationLevel()).isEmpty();
        assertThat(week.text()).contains("Talked on one day.");
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-03-01, WEEKLY, 2026-02-23, 2026-03-01",
        "DAILY, 2026-03-02, WEEKLY, 2026-03-02, 2026-03-08",
        "WEEKLY, 2026-02-23, MONTHLY, 2026-02-01, 2026-02-28",
        "WEEKLY, 2026-03-30, MONTHLY, 2026-04-01, 2026-04-30",
        "WEEKLY, 2026-12-28, MONTHLY, 2026-12-01, 2026-12-31",
    })
    void aWeekBelongsToTheMonthThatHasMostOfIt(
            SummaryPeriod part, LocalDate start, SummaryPeriod period, LocalDate from, LocalDate to) {
        var longer = RollUp.Longer.of(part, start);

        assertThat(longer.period()).isEqualTo(period);
        assertThat(longer.start()).isEqualTo(from);
        assertThat(longer.end()).isEqualTo(to);
        assertThat(start).isBetween(longer.firstStart(), longer.lastStart());
    }

    private static ConversationSummary as(SummaryContent week, String start) {
        return new ConversationSummary(
                UUID.randomUUID(),
                SummaryPeriod.WEEKLY,
                LocalDate.parse(start),
                LocalDate.parse(start).plusDays(6),
                week.keyTopics(),
                week.insights().orElse(null),
                week.progress().orElse(null),
                week.challenges(),
                week.commitments(),
                week.sentiment().orElse(null),
                week.motivationLevel().orElse(null),
                week.evidence(),
                week.text().orElse(null));
    }

    private static ConversationSummary day(
            String date,
            List<String> topics,
            String progress,
            List<String> challenges,
            List<String> commitments,
            Sentiment sentiment,
            Integer level,
            String text) {
        return new ConversationSummary(
                UUID.randomUUID(),
                SummaryPeriod.DAILY,
                LocalDate.parse(date),
                LocalDate.parse(date),
                topics,
                null,
                progress,
                challenges,
                commitments,
                sentiment,
                level,
                List.of(),
                text);
    }
}
