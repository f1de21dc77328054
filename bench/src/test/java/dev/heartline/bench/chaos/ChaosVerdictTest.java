package dev.heartline.bench.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChaosVerdictTest {

    private static final List<String> NONE = List.of();

    @Test
    void itHoldsWhereEverybodyCameBackAndEverythingIsThereOnce() {
        var verdict = new ChaosVerdict(200, 200, NONE, Map.of(), Map.of(), 0, NONE);

        assertThat(verdict.held()).isTrue();
        assertThat(verdict).asString().endsWith("\nheld");
    }

    @ParameterizedTest
    @MethodSource
    void whateverIsAmissIsToldAndDoesNotHold(ChaosVerdict verdict, String told) {
        assertThat(verdict.held()).isFalse();
        assertThat(verdict).asString().contains(told).endsWith("\nNOT HELD");
    }

    static Stream<Arguments> whateverIsAmissIsToldAndDoesNotHold() {
        return Stream.of(
                Arguments.of(
                        new ChaosVerdict(199, 200, NONE, Map.of(), Map.of(), 0, NONE),
                        "faults                    199, too few of 200"),
                Arguments.of(
                        new ChaosVerdict(9, 0, List.of("BROKER: not ready"), Map.of(), Map.of(), 0, NONE),
                        "BROKER: not ready"),
                Arguments.of(
                        new ChaosVerdict(9, 0, NONE, Map.of("texts not understood", 2L), Map.of(), 0, NONE),
                        "texts not understood=2"),
                Arguments.of(
                        new ChaosVerdict(9, 0, NONE, Map.of(), Map.of("call.completed", 3L), 0, NONE),
                        "people out of order       {call.completed=3}"),
                Arguments.of(new ChaosVerdict(9, 0, NONE, Map.of(), Map.of(), 4, NONE), "put aside                 4"),
                Arguments.of(
                        new ChaosVerdict(9, 0, NONE, Map.of(), Map.of(), 0, List.of("nobody answers")),
                        "nobody answers"));
    }
}
