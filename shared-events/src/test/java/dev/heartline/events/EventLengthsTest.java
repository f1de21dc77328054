package dev.heartline.events;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.BehaviorKind;

import static org.assertj.core.api.Assertions.assertThat;

/** How long the texts of an event may be. */
class EventLengthsTest {

    @ParameterizedTest
    @CsvSource({"200, 64, 64, true", "201, 1, 1, false", "1, 65, 1, false", "1, 1, 65, false", "800000, 1, 1, false"})
    void ofAProfile(int name, int zone, int language, boolean taken) {
        var profile = new UserProfile(
                new UUID(0, 1), "z".repeat(name), null, "z".repeat(zone), "z".repeat(language), null, Set.of(), false);

        assertThat(EventLengths.excessive(profile).isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 100, 2000, 50, true",
        "501, 1, 1, 1, false",
        "1, 101, 1, 1, false",
        "1, 1, 2001, 1, false",
        "1, 5, 1, 51, false"
    })
    void ofWhatWasDone(int subject, int name, int value, int count, boolean taken) {
        var attributes = IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(
                        n -> (n + "z".repeat(name)).substring(0, name), _ -> "z".repeat(value), (one, _) -> one));

        assertThat(EventLengths.excessive(behavior("z".repeat(subject), attributes))
                        .isEmpty())
                .isEqualTo(taken);
    }

    @Test
    void nothingOfTheTextIsTold() {
        assertThat(EventLengths.excessive(behavior("secret".repeat(100), Map.of())))
                .hasValueSatisfying(what -> assertThat(what).contains("subject").doesNotContain("secret"));
    }

    private static BehaviorRecorded behavior(String subject, Map<String, String> attributes) {
        return new BehaviorRecorded(
                new UUID(0, 1), new UUID(0, 2), BehaviorKind.CHECK_IN, Instant.EPOCH, subject, attributes);
    }
}
