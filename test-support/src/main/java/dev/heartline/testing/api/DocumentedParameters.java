package dev.heartline.testing.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an operation of somebody else's API takes, by a table that was written down from its documentation. Each line: operation,
 * parameter, kind, words. Kinds: {@code endpoint} (E.164), {@code url}, {@code method} (GET, POST), {@code words} (one of those),
 * {@code list} (any of those, each in a parameter of its own), {@code number} (from-to), {@code time} (ISO 8601, to the
 * second, UTC), {@code xml}, {@code text} (with at most so
 * many characters). Lines that begin with {@code #} are comments.
 */
public final class DocumentedParameters {

    private final String operation;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private DocumentedParameters(String operation) {
        this.operation = operation;
    }

    public static DocumentedParameters of(URL table, String operation) {
        var documented = new DocumentedParameters(operation);
        try (var text = table.openStream()) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                    .filter(fields -> fields.getFirst().equals(operation))
                    .forEach(fields -> documented.kinds.put(
                            fields.get(1), new Kind(fields.get(2), fields.size() > 3 ? fields.get(3) : "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documented;
    }

    /** Empty where all parameters are documented and have values that they may have. */
    public List<String> problems(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !kinds.containsKey(parameter.getKey())
                        || !kinds.get(parameter.getKey()).takes(parameter.getValue()))
                .map(parameter -> "%s of %s: %s".formatted(parameter.getKey(), operation, parameter.getValue()))
                .toList();
    }

    /** What a parameter may be. */
    private record Kind(String name, String words) {

        boolean takes(List<String> values) {
            return (name.equals("list") || values.size() == 1)
                    && values.stream().allMatch(this::takes);
        }

        private boolean takes(String value) {
            return switch (name) {
                case "endpoint" -> value.matches("\\+[1-9]\\d{6,14}");
                case "url" -> value.matches("https?://[^/\\s_]+/\\S*");
                case "method" -> value.equals("GET") || value.equals("POST");
                case "words", "list" -> List.of(words.split(" ")).contains(value);
                case "number" -> value.matches("\\d{1,6}") && isWithin(Integer.parseInt(value));
                case "time" -> value.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z?");
                case "xml" -> value.startsWith("<?xml");
                case "text" -> !value.isEmpty() && value.length() <= Integer.parseInt(words);
                default -> throw new IllegalArgumentException("no kind " + name);
            };
        }

        private boolean isWithin(int number) {
            var ends = words.split("-");
            return number >= Integer.parseInt(ends[0]) && number <= Integer.parseInt(ends[1]);
        }
    }
}
