package dev.heartline.engagement.policy.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StreakTest {

    /** Local times and the days they belong to. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T23:30, Europe/Berlin, 2026-03-28, the evening before the clocks go forward",
        "2026-03-29T01:59, Europe/Berlin, 2026-03-28, the night before the clocks go forward",
        "2026-03-29T03:00, Europe/Berlin, 2026-03-29, the hour that follows 01:59",
        "2026-10-25T02:30, Europe/Berlin, 2026-10-24, an hour that comes twice",
        "2026-10-25T03:00, Europe/Berlin, 2026-10-25, the day of 25 hours begins",
        "2026-10-26T02:59, Europe/Berlin, 2026-10-25, and ends",
        "2026-03-08T03:00, America/New_York, 2026-03-08, the hour that follows 01:59",
        "2026-11-01T01:30, America/New_York, 2026-10-31, an hour that comes twice",
        "2026-04-05T02:59, Australia/Lord_Howe, 2026-04-04, half an hour comes twice",
        "2026-04-05T02:30, Pacific/Chatham, 2026-04-04, before the day begins",
        "2026-04-05T03:30, Pacific/Chatham, 2026-04-05, when it has begun the first time",
        "2026-06-30T23:59, Pacific/Kiritimati, 2026-06-30, a day ahead of others",
    })
    void aMomentBelongsToADay(String local, String zone, LocalDate day) {
        assertThat(UserDay.of(at(local, zone), ZoneId.of(zone))).isEqualTo(day);
    }

    /** No moment is in two days or in none, over the days on which clocks change. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-27", "Europe/Berlin, 2026-10-23", "America/New_York, 2026-03-06",
        "America/New_York, 2026-10-30", "Australia/Lord_Howe, 2026-04-03", "America/Santiago, 2026-04-03",
        "Atlantic/Azores, 2026-10-23", "America/Havana, 2026-10-30", "Africa/Cairo, 2026-10-29",
        "Asia/Beirut, 2026-10-23", "Pacific/Chatham, 2026-04-03", "Pacific/Chatham, 2026-09-25",
        "Europe/Athens, 2026-03-27"
    })
    void daysFollowEachOtherWithoutGapOrOverlap(String zoneName, LocalDate from) {
        var zone = ZoneId.of(zoneName);
        for (var day = from; day.isBefore(from.plusDays(5)); day = day.plusDays(1)) {
            var begins = UserDay.beginningOf(day, zone);
            var ends = UserDay.endOf(day, zone);
            for (var moment = begins; moment.isBefore(ends); moment = moment.plusSeconds(600)) {
                assertThat(UserDay.of(moment, zone))
                        .as("%s in %s", moment, zone)
                        .isEqualTo(day);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "each evening over the spring change | Europe/Berlin | 27T23:30 28T23:30 29T23:30 30T23:30 | 4",
                "each night at half past one over the spring change | Europe/Berlin | 28T01:30 29T01:30 30T01:30 | 3",
                "over the American one | America/New_York | 07T22:00 08T22:00 09T22:00 | 3",
                "twice on a day counts once | Europe/Berlin | 10T08:00 10T20:00 11T08:00 | 2",
                "after midnight still yesterday | Europe/Berlin | 10T20:00 12T01:00 12T20:00 | 3",
                "a day is missing | Europe/Berlin | 10T20:00 12T20:00 13T20:00 | 2",
                "a single day | Europe/Berlin | 10T20:00 | 1",
            })
    void daysInARowAreCounted(String what, String zone, String moments, int length) {
        assertThat(Streak.of(days(march(zone, moments)), FreeTime.NONE).length())
                .as(what)
                .isEqualTo(length);
    }

    @Test
    void theAutumnChangeKillsNoStreak() {
        var days = days(List.of(
                done("2026-10-24T23:30", "Europe/Berlin"),
                done("2026-10-25T02:30", "Europe/Berlin"), // still the 24th
                done("2026-10-25T23:30", "Europe/Berlin"),
                done("2026-10-26T23:30", "Europe/Berlin")));

        assertThat(Streak.of(days, FreeTime.NONE).length()).isEqualTo(3);
    }

    @Test
    void whoFliesEastOverTheDateLineLosesNoDay() {
        var days = days(List.of(
                done("2026-01-08T20:00", "Pacific/Honolulu"),
                done("2026-01-09T09:00", "Pacific/Honolulu"),
                done("2026-01-11T08:00", "Pacific/Auckland"), // the 10th in Honolulu
                done("2026-01-12T08:00", "Pacific/Auckland")));

        assertThat(Streak.of(days, FreeTime.NONE).length()).isEqualTo(4);
    }

    @Test
    void whoFliesWestOverTheDateLineGainsNoDay() {
        var days = days(List.of(
                done("2026-01-09T20:00", "Pacific/Auckland"),
                done("2026-01-10T08:00", "Pacific/Auckland"),
                done("2026-01-10T08:00", "Pacific/Honolulu"),
                done("2026-01-11T20:00", "Pacific/Honolulu")));

        assertThat(Streak.of(days, FreeTime.NONE).length()).isEqualTo(3);
    }

    @Test
    void afterAFlightEastARealGapIsAGap() {
        var days = days(
                List.of(done("2026-01-09T09:00", "Pacific/Honolulu"), done("2026-01-12T08:00", "Pacific/Auckland")));

        assertThat(Streak.of(days, FreeTime.NONE).length()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // days done in January: '1-7' is each from the 1st to the 7th
                "none before the seventh day   | 1-6       | 6  | 0",
                "one by the seventh            | 1-7       | 7  | 1",
                "at most two                   | 1-28      | 28 | 2",
                "it bridges a day, uncounted   | 1-7,9     | 8  | 0",
                "two bridge two                | 1-14,17   | 15 | 0",
                "the next seven earn one again | 1-7,9-15  | 14 | 1",
                "one bridges no two days       | 1-7,10    | 1  | 0",
                "without one a gap is the end  | 1-6,8     | 1  | 0",
                "what began anew has none      | 1-7,10-15 | 6  | 0",
            })
    void freezesBridge(String what, String done, int length, int held) {
        var streak = Streak.of(january(done), FreeTime.NONE);

        assertThat(streak.length()).as(what).isEqualTo(length);
        assertThat(streak.freezesHeld()).as(what).isEqualTo(held);
    }

    @Test
    void theLongestStays() {
        assertThat(Streak.of(january("1-5,8-10"), FreeTime.NONE)).satisfies(streak -> {
            assertThat(streak.length()).isEqualTo(3);
            assertThat(streak.longest()).isEqualTo(5);
        });
    }

    @Test
    void daysOfOurOwnOutageAreFree() {
        var outage = free("2026-01-04T10:00", "2026-01-05T16:00");

        assertThat(Streak.of(january("1-3,6"), outage).length()).isEqualTo(4);
        assertThat(Streak.of(january("1-3,7"), outage).length()).isEqualTo(1);
    }

    @Test
    void aFreeDayUsesNoFreeze() {
        assertThat(Streak.of(january("1-7,10"), free("2026-01-08T10:00", "2026-01-09T10:00"))
                        .freezesHeld())
                .isEqualTo(1);
    }

    @Test
    void aDayToldLateMendsTheRow() {
        var late = january("1-3,5-6,4");

        assertThat(Streak.of(january("1-3,5-6"), FreeTime.NONE).length()).isEqualTo(2);
        assertThat(Streak.of(late, FreeTime.NONE).length()).isEqualTo(6);
    }

    @Test
    void addingDayByDayGivesWhatComputingAnewGives() {
        var days = january("1-9,11-19,22,23,25-31");
        var streak = Streak.NONE;
        for (int n = 0; n < days.size(); n++) {
            assertThat(streak.isContinuedBy(days.get(n).day())).isTrue();
            streak = streak.on(days.get(n), FreeTime.NONE);
            assertThat(streak).isEqualTo(Streak.of(days.subList(0, n + 1), FreeTime.NONE));
        }
    }

    /** A row of 1–7 January in Berlin, which has earned one freeze, or of 1–5, which has none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "done today               | 1-5 | 2026-01-05T22:00 | 5 | true  | 2026-01-07T02:00:00Z",
                "not yet                  | 1-5 | 2026-01-06T22:00 | 5 | false | 2026-01-07T02:00:00Z",
                "until the night is over  | 1-5 | 2026-01-07T02:59 | 5 | false | 2026-01-07T02:00:00Z",
                "then it is over          | 1-5 | 2026-01-07T03:00 | 0 | false |",
                "a freeze holds a day     | 1-7 | 2026-01-09T22:00 | 7 | false | 2026-01-10T02:00:00Z",
                "and not two              | 1-7 | 2026-01-10T22:00 | 0 | false |",
            })
    void howItStands(String what, String done, String local, int length, boolean doneToday, Instant end) {
        var standing = Streak.of(january(done), FreeTime.NONE)
                .at(at(local, "Europe/Berlin"), Set.of(ZoneId.of("Europe/Berlin")), FreeTime.NONE);

        assertThat(standing.length()).as(what).isEqualTo(length);
        assertThat(standing.doneToday()).as(what).isEqualTo(doneToday);
        assertThat(standing.nextEnd()).as(what).isEqualTo(end);
    }

    @Test
    void aStreakBreaksOnlyOnceTheDayHasEndedInEveryZoneUsedLately() {
        var streak = Streak.of(january("1-5"), FreeTime.NONE);
        var morningInTokyo = at("2026-01-07T04:00", "Asia/Tokyo");
        var honolulu = ZoneId.of("Pacific/Honolulu");

        assertThat(streak.at(morningInTokyo, Set.of(ZoneId.of("Asia/Tokyo")), FreeTime.NONE)
                        .isAlive())
                .isFalse();
        assertThat(streak.at(morningInTokyo, Set.of(ZoneId.of("Asia/Tokyo"), honolulu), FreeTime.NONE))
                .satisfies(standing -> {
                    assertThat(standing.isAlive()).isTrue();
                    assertThat(standing.nextEnd()).isEqualTo(at("2026-01-07T03:00", "Pacific/Honolulu"));
                });
    }

    @Test
    void inDistressNothingIsLost() {
        var quiet = free("2026-01-06T12:00", "2026-01-09T12:00");

        assertThat(Streak.of(january("1-5"), FreeTime.NONE)
                        .at(at("2026-01-10T20:00", "Europe/Berlin"), Set.of(ZoneId.of("Europe/Berlin")), quiet)
                        .length())
                .isEqualTo(5);
        assertThat(Streak.of(january("1-5"), FreeTime.NONE)
                        .at(at("2026-01-06T20:00", "Europe/Berlin"), Set.of(ZoneId.of("Europe/Berlin")), quiet)
                        .nextEnd())
                .as("the first day that asks for something again is the 10th")
                .isEqualTo(at("2026-01-11T03:00", "Europe/Berlin"));
    }

    @Test
    void withAFreezeThereIsNothingToLoseTonight() {
        var berlin = Set.of(ZoneId.of("Europe/Berlin"));

        assertThat(Streak.of(january("1-7"), FreeTime.NONE)
                        .at(at("2026-01-08T20:00", "Europe/Berlin"), berlin, FreeTime.NONE)
                        .endsThen())
                .isFalse();
        assertThat(Streak.of(january("1-6"), FreeTime.NONE)
                        .at(at("2026-01-07T20:00", "Europe/Berlin"), berlin, FreeTime.NONE)
                        .endsThen())
                .isTrue();
    }

    // ---

    private record Done(Instant at, ZoneId zone) {}

    private static Done done(String local, String zone) {
        return new Done(at(local, zone), ZoneId.of(zone));
    }

    private static Instant at(String local, String zone) {
        return java.time.LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    private static List<Done> march(String zone, String moments) {
        return Arrays.stream(moments.split(" "))
                .map(moment -> done("2026-03-" + moment, zone))
                .toList();
    }

    /** As the service keeps them: a row for each day. */
    private static List<ActiveDay> days(List<Done> done) {
        var days = new java.util.TreeMap<LocalDate, ActiveDay>();
        for (var one : done) {
            days.merge(
                    UserDay.of(one.at(), one.zone()),
                    new ActiveDay(UserDay.of(one.at(), one.zone()), one.at(), Set.of(one.zone())),
                    (before, now) -> {
                        var zones = new java.util.HashSet<>(before.zones());
                        zones.addAll(now.zones());
                        return new ActiveDay(before.day(), before.firstAt(), zones);
                    });
        }
        return List.copyOf(days.values());
    }

    private static List<ActiveDay> january(String done) {
        var days = new ArrayList<ActiveDay>();
        for (var range : done.split(",")) {
            var ends = range.split("-");
            for (int day = Integer.parseInt(ends[0]); day <= Integer.parseInt(ends[ends.length - 1]); day++) {
                var date = LocalDate.of(2026, 1, day);
                days.add(new ActiveDay(date, at(date + "T20:00", "Europe/Berlin"), Set.of(ZoneId.of("Europe/Berlin"))));
            }
        }
        return days;
    }

    private static FreeTime free(String from, String to) {
        return new FreeTime(List.of(new FreeTime.Span(at(from, "Europe/Berlin"), at(to, "Europe/Berlin"))));
    }
}
