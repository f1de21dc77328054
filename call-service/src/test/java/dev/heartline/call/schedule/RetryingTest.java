package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.call.lifecycle.VoicemailAction;

import static org.assertj.core.api.Assertions.assertThat;

class RetryingTest {

    private static final Instant NOW = Instant.parse("2026-03-29T09:00:00Z");

    private final Retrying retrying = new Retrying(
            tries("PT5M", 3),
            tries("PT20M", 2),
            tries("PT45M", 1),
            tries("PT2M", 3),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        "RETRY_LATER, VOICEMAIL, true",
        "HANG_UP, VOICEMAIL, false",
        "HANG_UP, NO_ANSWER, true",
        "LEAVE_MESSAGE, VOICEMAIL, true",
        "LEAVE_MESSAGE, MESSAGE_LEFT, false"
    })
    void whatFollowsAMachineIsAMatterOfThePurpose(VoicemailAction action, Ending ending, boolean again) {
        var fate = retrying.by(action).after(new Attempt.Dialled(ending), 0, NOW, NOW.plus(Duration.ofHours(2)));

        assertThat(fate instanceof Fate.Again).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // ending, earlier ones alike, minutes to the end of the window, minutes to the next try
                "BUSY,      0, 120,   5",
                "BUSY,      1, 120,  10",
                "BUSY,      2, 120,  20",
                "BUSY,      3, 120,   -",
                "NO_ANSWER, 0, 120,  20",
                "NO_ANSWER, 1, 120,  40",
                "NO_ANSWER, 2, 120,   -",
                "NO_ANSWER, 0,  20,  20",
                "NO_ANSWER, 0,  19,   -",
                "SOMEBODY_ELSE, 0, 120, 20",
                "SOMEBODY_ELSE, 2, 120, -",
                "SOMEBODY_ELSE, 0, 19,  -",
                "VOICEMAIL, 0, 120,  45",
                "VOICEMAIL, 1, 120,   -",
                "FAILED,    0, 120,   2",
                "FAILED,    2, 120,   8",
                "FAILED,    3, 120,   -",
                "CANCELED,  0, 120,   -",
            })
    void whoWasNotReachedIsTriedAgainWithinTheWindow(Ending ending, int alike, int window, Integer minutes) {
        var fate = retrying.after(new Attempt.Dialled(ending), alike, NOW, NOW.plus(Duration.ofMinutes(window)));

        assertThat(fate)
                .isEqualTo(
                        minutes == null
                                ? new Fate.Settled(ScheduleState.MISSED, ending.wireName())
                                : new Fate.Again(NOW.plus(Duration.ofMinutes(minutes)), ending.wireName()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // minutes to the time that was named, earlier ones alike, minutes to the next try
                " 50, 0,  50",
                "120, 1, 120",
                "121, 0,   -",
                " -5, 0,  20",
                " 50, 2,   -",
            })
    void whenSomebodyElseSaysWhenToCallAgainThatIsWhenInTheWindow(int named, int alike, Integer minutes) {
        var attempt = new Attempt.Dialled(Ending.SOMEBODY_ELSE, Optional.of(in(named)));

        assertThat(retrying.after(attempt, alike, NOW, in(120)))
                .isEqualTo(
                        minutes == null
                                ? new Fate.Settled(ScheduleState.MISSED, "somebody_else")
                                : new Fate.Again(in(minutes), "somebody_else"));
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                Arguments.of(new Attempt.Dialled(Ending.COMPLETED), new Fate.Settled(ScheduleState.DONE, null)),
                Arguments.of(new Attempt.Held(in(60), "quiet_hours"), new Fate.Again(in(60), "quiet_hours")),
                Arguments.of(
                        new Attempt.Held(in(121), "crisis_quiet"),
                        new Fate.Settled(ScheduleState.MISSED, "crisis_quiet")),
                Arguments.of(new Attempt.Refused("opted_out"), new Fate.Settled(ScheduleState.SKIPPED, "opted_out")),
                Arguments.of(new Attempt.LineInUse(), new Fate.Again(in(5), "call_under_way")),
                Arguments.of(
                        new Attempt.ProviderBusy(), new Fate.Again(NOW.plus(Duration.ofSeconds(30)), "provider_busy")),
                Arguments.of(new Attempt.NotReachable(), new Fate.Settled(ScheduleState.SKIPPED, "not_reachable")),
                Arguments.of(new Attempt.Late(), new Fate.Settled(ScheduleState.MISSED, "late")));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void everyAttemptLeadsSomewhereAndSaysWhy(Attempt attempt, Fate fate) {
        assertThat(retrying.after(attempt, 0, NOW, in(120))).isEqualTo(fate);
    }

    private static Instant in(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private static Retrying.Tries tries(String first, int most) {
        return new Retrying.Tries(Duration.parse(first), most);
    }
}
