package dev.heartline.testing.api;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tags of what a service measures, {@code name="value"}, each once: not those of exemplars, which name the trace of one observation
 * in random digits (OpenMetrics 1.0, "Exemplars").
 */
final class MetricTags {

    private static final Pattern TAG = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern SAMPLE = Pattern.compile("^[a-zA-Z_:][a-zA-Z0-9_:]*\\{((?:" + TAG + ",?)*+)}");

    private MetricTags() {}

    /** @param exposition in Prometheus' text format or that of OpenMetrics */
    static Set<String> of(String exposition) {
        return exposition
                .lines()
                .flatMap(line -> SAMPLE.matcher(line).results())
                .flatMap(sample -> TAG.matcher(sample.group(1)).results().map(MatchResult::group))
                .collect(Collectors.toUnmodifiableSet());
    }
}
