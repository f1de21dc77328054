package dev.heartline.service.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;

import static dev.heartline.events.vocabulary.ConsentStanding.RELEASED;
import static dev.heartline.events.vocabulary.ConsentStanding.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

class ContactStandingTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = MONDAY.plus(Duration.ofDays(4));

    @ParameterizedTest(name = "{0} on Monday, {1} {2} hours later: stopped is {3}")
    @CsvSource({
        "STOPPED,  RELEASED, 1, false",
        "RELEASED, STOPPED,  1, true",
        "STOPPED,  RELEASED, 0, true",
        "RELEASED, STOPPED,  0, true",
        "STOPPED,  STOPPED,  1, true",
    })
    void theLaterWordCountsInWhicheverOrderItArrives(
            ConsentStanding first, ConsentStanding second, int hoursLater, boolean stopped) {
        var one = all(first, MONDAY);
        var other = all(second, MONDAY.plus(Duration.ofHours(hoursLater)));

        assertThat(one.and(other)).isEqualTo(other.and(one));
        assertThat(one.and(other).isStopped(ContactChannel.CALL)).isEqualTo(stopped);
        assertThat(one.and(other).isStopped(ContactChannel.SMS)).isEqualTo(stopped);
    }

    @Test
    void eachChannelIsJudgedByItself() {
        var standing = all(STOPPED, MONDAY).and(said(Set.of(ContactChannel.SMS), RELEASED, TUESDAY));

        assertThat(standing.isStopped(ContactChannel.CALL)).isTrue();
        assertThat(standing.isStopped(ContactChannel.SMS)).isFalse();
    }

    @Test
    void wordsOfThreeServicesComeToTheSameInEveryOrder() {
        var stop = all(STOPPED, MONDAY);
        var pause = ContactStanding.pause(FRIDAY, TUESDAY);
        var release = said(Set.of(ContactChannel.CALL), RELEASED, MONDAY.plus(Duration.ofHours(2)));

        var orders = List.of(
                stop.and(pause).and(release),
                stop.and(release).and(pause),
                pause.and(stop).and(release),
                pause.and(release).and(stop),
                release.and(stop).and(pause),
                release.and(pause).and(stop));

        assertThat(Set.copyOf(orders)).hasSize(1);
    }

    @Test
    void aPauseEndsByItsTimeOrByARelease() {
        var paused = ContactStanding.pause(FRIDAY, MONDAY);

        assertThat(paused.isPausedAt(TUESDAY)).isTrue();
        assertThat(paused.isPausedAt(FRIDAY)).isFalse();
        assertThat(paused.and(all(RELEASED, TUESDAY)).isPausedAt(TUESDAY)).isFalse();
        assertThat(all(RELEASED, MONDAY.minusSeconds(1)).and(paused).isPausedAt(TUESDAY))
                .isTrue();
    }

    /** The release that another service heard is covered by a later stop, on its channel, and ends the pause all the same. */
    @Test
    void aReleaseBetweenAPauseAndALaterWordEndsThePauseInEveryOrder() {
        var pause = ContactStanding.pause(FRIDAY, MONDAY);
        var release = all(RELEASED, MONDAY.plusSeconds(3));
        var stop = all(STOPPED, MONDAY.plusSeconds(5));

        var orders = List.of(
                pause.and(stop).and(release),
                pause.and(release).and(stop),
                release.and(stop).and(pause),
                stop.and(release).and(pause));

        assertThat(Set.copyOf(orders)).hasSize(1);
        assertThat(orders.getFirst().isPausedAt(TUESDAY)).isFalse();
        assertThat(orders.getFirst().isStopped(ContactChannel.SMS)).isTrue();
    }

    @Test
    void aPauseThatDoesNotSayWhenItWasAskedForEndsByWhateverIsSaidAfterItsEvent() {
        var pause = ContactStanding.known(null, null, FRIDAY, null, MONDAY);

        assertThat(pause.and(all(RELEASED, MONDAY.minusSeconds(1))).isPausedAt(TUESDAY))
                .isTrue();
        assertThat(pause.and(all(RELEASED, MONDAY.plusSeconds(1))).isPausedAt(TUESDAY))
                .isFalse();
    }

    @Test
    void theLatestPauseCountsAlsoWhereItIsShorter() {
        var shorter = ContactStanding.pause(TUESDAY, MONDAY.plusSeconds(60));

        assertThat(ContactStanding.pause(FRIDAY, MONDAY).and(shorter).pausedUntil())
                .isEqualTo(TUESDAY);
    }

    @ParameterizedTest(name = "a pause of {0} hours, and one hour later a guess of {1}: {2} hours")
    @CsvSource({"96, 24, 96", "12, 24, 25", "96, 168, 169"})
    void aPauseThatNamesNoTimeShortensNone(int known, int guessed, int hours) {
        var later = MONDAY.plus(Duration.ofHours(1));
        var standing = ContactStanding.pause(MONDAY.plus(Duration.ofHours(known)), MONDAY);
        var guess = ContactStanding.pause(later.plus(Duration.ofHours(guessed)), later);

        var after = standing.and(standing.lengthenedBy(guess));

        assertThat(after.pausedUntil()).isEqualTo(MONDAY.plus(Duration.ofHours(hours)));
        assertThat(after.pausedAt()).isEqualTo(later);
    }

    @Test
    void aPauseThatIsOverLengthensNone() {
        var guess = ContactStanding.pause(FRIDAY, TUESDAY);

        assertThat(ContactStanding.NONE.lengthenedBy(guess)).isEqualTo(guess);
        assertThat(all(RELEASED, MONDAY).lengthenedBy(guess)).isEqualTo(guess);
    }

    private static ContactStanding all(ConsentStanding standing, Instant at) {
        return said(ContactChannel.ALL, standing, at);
    }

    private static ContactStanding said(Set<ContactChannel> channels, ConsentStanding standing, Instant at) {
        return new Said(channels, ConsentSource.WORDS, UUID.nameUUIDFromBytes(new byte[] {1}), at).as(standing);
    }
}
