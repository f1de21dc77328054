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
        var verdict = new ChaosVerdict(NONE, Map.of(), 0, 0, NONE);

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
                Arguments.of(new ChaosVerdict(List.of("BROKER: not ready"), Map.of(), 0, 0, NONE), "BROKER: not ready"),
                Arguments.of(
                        new ChaosVerdict(NONE, Map.of("texts not understood", 2L), 0, 0, NONE),
                        "texts not understood=2"),
                Arguments.of(new ChaosVerdict(NONE, Map.of(), 3, 0, NONE), "people out of order       3"),
                Arguments.of(new ChaosVerdict(NONE, Map.of(), 0, 4, NONE), "put aside                 4"),
                Arguments.of(new ChaosVerdict(NONE, Map.of(), 0, 0, List.of("nobody answers")), "nobody answers"));
    }
}
