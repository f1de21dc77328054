package dev.heartline.stack.command;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpokenDurationTest {

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "15m, PT15M", "8h, PT8H", "1h30m, PT1H30M", "30d, PT720H"})
    void durationsAreReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(new SpokenDuration().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "eight", "-5m", "0s"})
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new SpokenDuration().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
