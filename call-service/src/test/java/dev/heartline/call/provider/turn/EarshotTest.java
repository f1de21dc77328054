package dev.heartline.call.provider.turn;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.live.SpeakingTime;

import static org.assertj.core.api.Assertions.assertThat;

/** By a voice that says two words a second. */
class EarshotTest {

    private static final SpeakingTime VOICE = new SpeakingTime(120);
    private static final String TWELVE = "That sounds hard. What was going through your mind when it happened?";

    private Duration now = Duration.ofDays(-1);
    private final Earshot earshot = new Earshot(VOICE, () -> now.toNanos(), true);

    @ParameterizedTest
    @CsvSource({
        "1000, 2000, ''",
        "2000, 2000, ''",
        "2999, 2000, That",
        "3500, 2000, That sounds hard.",
        "3500, 1500, That sounds hard. What",
        "5999, 2000, That sounds hard. What was going through",
    })
    void whoSpeaksBeforeItCanHaveBeenSpokenHasHeardItsBeginning(long after, long quiet, String heard) {
        earshot.told(List.of(TWELVE));

        assertThat(spokenInto(after, quiet)).containsExactly(heard);
    }

    /** Voices differ: half as fast again, twelve words take four seconds. */
    @ParameterizedTest
    @CsvSource({"6000, 2000", "8000, 2000", "60000, 2000", "4000, 0"})
    void whoSpeaksWhenItCanHaveBeenSpokenHasHeardItAll(long after, long quiet) {
        earshot.told(List.of(TWELVE));

        assertThat(spokenInto(after, quiet)).isEmpty();
    }

    @Test
    void ofTwoRepliesTheFirstIsHeardBeforeTheSecond() {
        earshot.told(List.of("Are you still there?", TWELVE));

        assertThat(spokenInto(3000, 0)).containsExactly("That sounds");
        earshot.told(List.of("Are you still there?", TWELVE));
        assertThat(spokenInto(1000, 0)).containsExactly("", "Are you");
    }

    @Test
    void whatTheCarrierHasListenedAfterWasHeard() {
        earshot.told(List.of(TWELVE));
        earshot.heardOut();

        assertThat(spokenInto(0, 0)).isEmpty();
    }

    @Test
    void aReplyIsSpokenIntoOnce() {
        earshot.told(List.of(TWELVE));
        spokenInto(0, 0);

        assertThat(spokenInto(0, 0)).isEmpty();
    }

    @Test
    void whereNothingIsReckonedAllWasHeard() {
        var trusting = new Earshot(VOICE, () -> 0, false);
        trusting.told(List.of(TWELVE));

        assertThat(trusting.spokenInto(Duration.ofSeconds(2))).isEmpty();
    }

    private List<String> spokenInto(long after, long quiet) {
        now = now.plusMillis(after);
        return earshot.spokenInto(Duration.ofMillis(quiet));
    }
}
