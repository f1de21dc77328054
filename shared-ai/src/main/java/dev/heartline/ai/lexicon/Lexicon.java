package dev.heartline.ai.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the word lists beside this class. Lines that start with {@code #} are comments. */
public final class Lexicon {

    static final String HOME = "/dev/heartline/ai/lexicon/";

    private Lexicon() {}

    /**
     * The lines of a resource, without comments and blank lines.
     *
     * @param path absolute on the class path: {@code /dev/heartline/ai/...}
     * @throws IllegalArgumentException if there is no such resource
     */
    public static List<String> lines(String path) {
        try (var in = Lexicon.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalArgumentException("No word list " + path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Phrases separated by commas.
     *
     * @param path as for {@link #lines}
     */
    public static List<String> phrases(String path) {
        return lines(path).stream().flatMap(Lexicon::split).toList();
    }

    /**
     * The lines of a resource under the {@code [names]} that open its sections, in order.
     *
     * @param path as for {@link #lines}
     */
    public static Map<String, List<String>> sections(String path) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> section = new ArrayList<>();
        for (var line : lines(path)) {
            if (line.matches("\\[[a-z._]+\\]"))
                sections.put(line.substring(1, line.length() - 1), section = new ArrayList<>());
            else section.add(line);
        }
        return sections;
    }

    static Stream<String> split(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).filter(phrase -> !phrase.isEmpty());
    }
}
