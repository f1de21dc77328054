package dev.heartline.deployment.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.heartline.stack.settings.Service;

/** The series that the services export, from where their code registers them, by Prometheus' names for them. */
public final class ExportedMetrics {

    private static final Pattern BUILT = Pattern.compile(
            "(Gauge|Timer|Counter|FunctionCounter)\\s*\\.builder\\(\\s*\"(heartline\\.[a-z.]+)\"(.*?)\\.register\\(",
            Pattern.DOTALL);
    private static final Pattern CALLED =
            Pattern.compile("\\.\\s*(counter|timer|gauge)\\(\\s*\"(heartline\\.[a-z.]+)\"", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"([a-z][a-z_-]*)\"");

    private final Set<String> series = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();

    public ExportedMetrics() {
        Arrays.stream(Service.values())
                .flatMap(service -> ServiceCode.of(service).java().stream())
                .distinct()
                .forEach(this::add);
    }

    public boolean has(String name) {
        return series.contains(name);
    }

    /** Whether there are series whose names begin so. */
    public boolean hasBeginning(String beginning) {
        return series.stream().anyMatch(name -> name.startsWith(beginning));
    }

    /** Whether a label may have this value: what the code says of itself it says in words. */
    public boolean hasLabelValue(String value) {
        return words.contains(value);
    }

    private void add(String text) {
        BUILT.matcher(text).results().forEach(found -> add(found.group(1), found.group(2), found.group(3)));
        CALLED.matcher(text).results().forEach(found -> add(found.group(1), found.group(2), ""));
        TEXT.matcher(text).results().forEach(found -> words.add(found.group(1)));
    }

    private void add(String type, String name, String options) {
        var base = name.replace('.', '_');
        switch (type.toLowerCase(Locale.ROOT)) {
            case "gauge" -> series.add(base + (options.contains("baseUnit(\"seconds\")") ? "_seconds" : ""));
            case "counter", "functioncounter" -> series.add(base + "_total");
            default -> {
                List.of("count", "sum", "max").forEach(part -> series.add(base + "_seconds_" + part));
                if (options.contains("publishPercentileHistogram") || options.contains("serviceLevelObjectives")) {
                    series.add(base + "_seconds_bucket");
                }
            }
        }
    }
}
