package dev.heartline.ai.text;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.LocalEngines;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No pattern of this module, in fields or in what the engines read from their rule files, costs more than the square of a text's
 * length, which {@link BoundedText} bounds. Counted is how often it looks at a character, which is the same on every machine.
 */
class PatternCostTest {

    private static final int SHORT = 250;
    private static final int GROWTH = 4;

    /** Between what grows with the square of the length, sixteenfold, and what grows with its cube. */
    private static final double TOO_MUCH = 32;

    /** Looks: some tens of milliseconds. */
    private static final long HARMLESS = 10_000_000;

    private static final long MOST = 1_000_000_000;

    /** What repeated makes patterns go back and forth. */
    private static final List<String> UNITS = List.of(
            " ",
            "a",
            "A",
            "1",
            ".",
            "!",
            ",",
            "'",
            "-",
            ":",
            ":(",
            "\n",
            "\t",
            "a ",
            "I ",
            "no ",
            "not ",
            "and ",
            "to ",
            "so ",
            "i'm ",
            "i am ",
            "can't ",
            "want to ",
            "my ",
            "very ",
            "really really ",
            "\uD83D\uDE42",
            "\uD83D\uDE42 ",
            "\uFE0F",
            "\u0301",
            "aa-",
            "a'",
            "1.",
            "1,000 ",
            "stop ",
            "going to ");

    @Test
    void noPatternIsBroughtToAStandstillByAHostileText() throws Exception {
        Map<String, Pattern> patterns = patterns();
        assertThat(patterns).as("patterns found").hasSizeGreaterThan(30);

        var slow = new ArrayList<String>();
        patterns.values()
                .forEach(pattern -> UNITS.stream()
                        .filter(unit -> growsTooFast(pattern, unit))
                        .forEach(unit -> slow.add("'%s' repeated: %s".formatted(unit, pattern))));

        assertThat(slow).isEmpty();
    }

    private static boolean growsTooFast(Pattern pattern, String unit) {
        long many = cost(pattern, text(unit, SHORT * GROWTH));
        return many > HARMLESS && (double) many / Math.max(1, cost(pattern, text(unit, SHORT))) > TOO_MUCH;
    }

    /** Ends in something that none of the repeated units leads up to. */
    private static String text(String unit, int length) {
        return BoundedText.withoutHeapedMarks(unit.repeat(length / unit.length())) + "\u00A7";
    }

    /**
     * Of finding all there is, in characters looked at. A pattern whose repetition takes more stack than there is ends at once;
     * that text counts as unreadable, which costs nothing.
     */
    private static long cost(Pattern pattern, String text) {
        var counted = new CountedText(text, MOST);
        try {
            var matcher = pattern.matcher(counted);
            while (matcher.find()) {
                // Only the looks count.
            }
        } catch (CountedText.Exhausted e) {
            return MOST;
        } catch (StackOverflowError e) {
            return 0;
        }
        return counted.looks();
    }

    /** By their text and flags. */
    private static Map<String, Pattern> patterns() throws Exception {
        var found = new LinkedHashMap<String, Pattern>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(LocalEngines.COACH, found, seen);
        for (Object engine : List.of(LocalEngines.MEMORIES, LocalEngines.READER, LocalEngines.MESSAGES)) {
            collect(engine, found, seen);
        }
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    collect(field.get(null), found, seen);
                }
            }
        }
        return found;
    }

    private static void collect(Object from, Map<String, Pattern> found, Set<Object> seen)
            throws IllegalAccessException {
        if (from == null || !seen.add(from)) {
            return;
        }
        switch (from) {
            case Pattern pattern -> found.putIfAbsent(pattern.flags() + pattern.pattern(), pattern);
            case Collection<?> many -> {
                for (Object one : many) {
                    collect(one, found, seen);
                }
            }
            case Map<?, ?> map -> {
                collect(map.keySet(), found, seen);
                collect(map.values(), found, seen);
            }
            case Object[] array -> collect(List.of(array), found, seen);
            default -> {
                for (Class<?> type = from.getClass(); isOurs(type); type = type.getSuperclass()) {
                    for (Field field : type.getDeclaredFields()) {
                        if (!Modifier.isStatic(field.getModifiers())
                                && !field.getType().isPrimitive()) {
                            field.setAccessible(true);
                            collect(field.get(from), found, seen);
                        }
                    }
                }
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type != null && type.getName().startsWith("dev.heartline.ai.");
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        var root = Path.of(Emoticons.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var classes = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                if (!name.endsWith("package-info") && !name.equals("module-info")) {
                    classes.add(Class.forName(name));
                }
            }
        }
        return classes;
    }
}
