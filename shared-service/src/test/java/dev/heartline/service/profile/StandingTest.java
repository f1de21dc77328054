package dev.heartline.service.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.messaging.consume.Place;

import static org.assertj.core.api.Assertions.assertThat;

/** Which records about a user are news. */
class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final int PARTITION = 3;
    private static final long OFFSET = 100;

    @ParameterizedTest
    @CsvSource({
        // profile at noon, tombstone at noon plus seconds
        "  60, true,  true",
        "  60, false, true",
        " -10, true,  true",
        " -10, false, false",
        "-120, true,  false",
        "-120, false, false",
    })
    void aTombstoneErasesUnlessTheUserCameBackAfterIt(int seconds, boolean firstTime, boolean erases) {
        var standing = new Standing(Optional.of(somewhere(0)), Optional.empty());

        assertThat(standing.isErasedBy(somewhere(seconds), firstTime)).isEqualTo(erases);
    }

    @ParameterizedTest
    @CsvSource({
        // where the tombstone lies, beside a profile at noon in partition 3 at offset 100
        "3, 101, -3000,      true,  true,  a sender whose clock is late",
        "3, 101, -1800000000, true, true,  a sender without a clock",
        "3, 101, 60,         true,  true,  all in order",
        "3, 101, -3000,      false, false, a copy of the topic that keeps the times",
        "3, 99,  3000,       false, false, replayed after the user came back: its clock was ahead",
        "3, 99,  -3000,      false, false, replayed after the user came back",
        "3, 2,   60,         true,  true,  a topic that was made anew",
        "3, 2,   -3000,      true,  false, a topic that was made anew out of an older one",
        "4, 101, -3000,      true,  false, another partition can't be compared",
        "4, 2,   60,         true,  true,  another partition can't be compared",
    })
    void theBrokersOrderGoesBeforeTheClocks(
            int partition, long offset, long seconds, boolean firstTime, boolean erases, String why) {
        var standing = new Standing(Optional.of(said(0, PARTITION, OFFSET)), Optional.empty());

        assertThat(standing.isErasedBy(said(seconds, partition, offset), firstTime))
                .as(why)
                .isEqualTo(erases);
    }

    @ParameterizedTest
    @CsvSource({"101, -3000, true, true", "101, -3000, false, false", "99, 3000, false, false", "101, 10, true, true"})
    void aProfileIsNewsByTheSameOrderBesideAProfileAndBesideAnErasure(
            long offset, long seconds, boolean firstTime, boolean describes) {
        var profile = said(seconds, PARTITION, offset);
        var known = Optional.of(said(0, PARTITION, OFFSET));

        assertThat(new Standing(known, Optional.empty()).isDescribedBy(profile, firstTime))
                .isEqualTo(describes);
        assertThat(new Standing(Optional.empty(), known).isDescribedBy(profile, firstTime))
                .isEqualTo(describes);
    }

    @ParameterizedTest
    @CsvSource({
        // tombstone and profile in seconds from now, and the erasure
        "-5,    -100, -5",
        "-3000, -100, -100",
        "-100,  3000, 0",
        "3000,  -100, 0",
        "20,    -100, 20",
    })
    void whatIsForgottenEndsNeitherBeforeTheProfileNorAfterNow(long tombstone, long profile, long erasure) {
        var standing = new Standing(Optional.of(somewhere(profile)), Optional.empty());

        assertThat(standing.erasedAt(somewhere(tombstone), NOON)).isEqualTo(NOON.plusSeconds(erasure));
        assertThat(new Standing(Optional.empty(), Optional.empty())
                        .erasedAt(somewhere(0), NOON.plus(Duration.ofDays(1))))
                .isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTombstoneOfSomebodyWithoutProfileIsAlwaysCarriedOut(boolean firstTime) {
        assertThat(new Standing(Optional.empty(), Optional.empty()).isErasedBy(somewhere(0), firstTime))
                .isTrue();
        assertThat(new Standing(Optional.empty(), Optional.of(somewhere(0))).isErasedBy(somewhere(0), firstTime))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // erased at noon, profile at noon plus seconds
        "  60, true,  true",
        "  60, false, true",
        " -10, true,  true",
        " -10, false, false",
        "-120, true,  false",
    })
    void aProfileFromBeforeTheErasureBringsNobodyBack(int seconds, boolean firstTime, boolean describes) {
        var standing = new Standing(Optional.empty(), Optional.of(somewhere(0)));

        assertThat(standing.isDescribedBy(somewhere(seconds), firstTime)).isEqualTo(describes);
    }

    @ParameterizedTest
    @CsvSource({"60, false, true", "0, false, true", "-10, true, true", "-10, false, false"})
    void aReplayedProfileDoesNotReplaceALaterOne(int seconds, boolean firstTime, boolean describes) {
        var standing = new Standing(Optional.of(somewhere(0)), Optional.empty());

        assertThat(standing.isDescribedBy(somewhere(seconds), firstTime)).isEqualTo(describes);
    }

    private static Said somewhere(long seconds) {
        return new Said(NOON.plusSeconds(seconds), Optional.empty());
    }

    private static Said said(long seconds, int partition, long offset) {
        return new Said(NOON.plusSeconds(seconds), Optional.of(new Place(partition, offset)));
    }
}
