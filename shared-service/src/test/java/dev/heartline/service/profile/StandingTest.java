package dev.heartline.service.profile;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which records about a user are news. */
class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

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
        var standing = new Standing(Optional.of(NOON), Optional.empty());

        assertThat(standing.isErasedBy(NOON.plusSeconds(seconds), firstTime)).isEqualTo(erases);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTombstoneOfSomebodyWithoutProfileIsAlwaysCarriedOut(boolean firstTime) {
        assertThat(new Standing(Optional.empty(), Optional.empty()).isErasedBy(NOON, firstTime))
                .isTrue();
        assertThat(new Standing(Optional.empty(), Optional.of(NOON)).isErasedBy(NOON, firstTime))
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
        var standing = new Standing(Optional.empty(), Optional.of(NOON));

        assertThat(standing.isDescribedBy(NOON.plusSeconds(seconds), firstTime)).isEqualTo(describes);
    }

    @ParameterizedTest
    @CsvSource({"60, false, true", "0, false, true", "-10, true, true", "-10, false, false"})
    void aReplayedProfileDoesNotReplaceALaterOne(int seconds, boolean firstTime, boolean describes) {
        var standing = new Standing(Optional.of(NOON), Optional.empty());

        assertThat(standing.isDescribedBy(NOON.plusSeconds(seconds), firstTime)).isEqualTo(describes);
    }
}
