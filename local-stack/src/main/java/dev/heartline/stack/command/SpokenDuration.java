package dev.heartline.stack.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 90s}, {@code 15m}, {@code 8h}, {@code 30d}. */
final class SpokenDuration implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        try {
            var duration = Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + text + "' is no duration such as 90s, 15m, 8h or 30d");
    }
}
