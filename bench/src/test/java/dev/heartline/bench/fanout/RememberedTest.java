package dev.heartline.bench.fanout;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTest {

    private static final Map<String, Long> HEARD = Map.of("victory", 2L, "struggle", 1L);

    @Test
    void whatWasHeardIsKeptOrStrengthensWhatIsKnown() {
        // One victory was known, two that were heard are one of them, and the struggle is new.
        var remembered =
                new Remembered(Map.of("struggle", 1L), Map.of("struggle", 1L), Map.of("struggle", 1L, "victory", 1L));

        assertThat(faults(remembered)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aDoubleAndALossAreTold(Remembered remembered, String fault) {
        assertThat(faults(remembered)).containsEntry(fault, 1L);
    }

    static Stream<Arguments> aDoubleAndALossAreTold() {
        Map<String, Long> right = Map.of("struggle", 1L, "victory", 2L);
        Map<String, Long> planted = Map.of("struggle", 1L, "victory", 3L);
        return Stream.of(
                // Written once more, with and without a history, in other words than before.
                Arguments.of(new Remembered(planted, planted, planted), "memories too many"),
                Arguments.of(new Remembered(planted, right, right), "memories that no history tells of"),
                Arguments.of(new Remembered(planted, right, right), "memories too many"),
                // Of a kind that nobody said anything of.
                Arguments.of(
                        new Remembered(right, right, Map.of("struggle", 1L, "victory", 2L, "insight", 1L)),
                        "memories too many"),
                Arguments.of(
                        new Remembered(Map.of("victory", 2L), Map.of("victory", 2L), Map.of("victory", 2L)),
                        "kind of memory that was heard and not kept"));
    }

    private static Map<String, Long> faults(Remembered remembered) {
        var faults = new Faults();
        remembered.agree(faults);
        remembered.compare(HEARD, faults);
        return faults.all();
    }
}
