package dev.heartline.rehearsal.caller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Preference;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.carrier.network.Reaction;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Reads a caller. A line that begins with {@code >} is said, with {@code !} is said and is danger to life; {@code (silence)}
 * is a silence; {@code when: EXPRESSION | WORDS} is said where a reply fits. The rest is {@code key: value}.
 */
final class CallerFile {

    private static final String SILENCE = "(silence)";
    private static final List<String> KEYS = List.of(
            "who",
            "goal",
            "difficulty",
            "name",
            "direction",
            "ends",
            "never",
            "ever",
            "commitment",
            "memory",
            "summary",
            "time");
    /** What somebody says of before was said then. */
    private static final Instant BEFORE = Instant.parse("2026-01-05T10:00:00Z");

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private final List<String> danger = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();

    private CallerFile(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException naming the line that can't be read */
    static SimulatedCaller read(String name, String text) {
        var file = new CallerFile(name);
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(file::take);
        return file.caller();
    }

    private void take(String line) {
        switch (line.charAt(0)) {
            case '>' -> lines.add(line.substring(1).strip());
            case '!' -> {
                lines.add(line.substring(1).strip());
                danger.add(lines.getLast());
            }
            default -> takeOther(line);
        }
    }

    private void takeOther(String line) {
        if (line.equals(SILENCE)) {
            lines.add("");
            return;
        }
        int colon = line.indexOf(':');
        var key = colon < 0 ? "" : line.substring(0, colon);
        var value = line.substring(colon + 1).strip();
        if (key.equals("when")) reactions.add(reaction(value));
        else if (KEYS.contains(key))
            values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        else throw new IllegalArgumentException(name + " has a line that is nothing: " + line);
    }

    private static Reaction reaction(String value) {
        int bar = value.lastIndexOf(" | ");
        return new Reaction(
                Pattern.compile(value.substring(0, bar).strip(), Pattern.CASE_INSENSITIVE),
                value.substring(bar + 3).strip());
    }

    private SimulatedCaller caller() {
        return new SimulatedCaller(
                name,
                one("who").orElseThrow(() -> new IllegalArgumentException(name + " is nobody: who is missing")),
                one("goal").orElse(""),
                one("difficulty").orElse(""),
                person(),
                one("direction").filter("outbound"::equals).isPresent(),
                lines,
                reactions,
                danger,
                one("ends").map(ends -> SimulatedCaller.Ends.valueOf(ends.toUpperCase())),
                patterns("never"),
                patterns("ever"));
    }

    private Optional<Person> person() {
        if (one("name").isEmpty()) return Optional.empty();
        return Optional.of(new Person(
                one("name").get(),
                all("memory").stream().map(CallerFile::memory).toList(),
                all("time").stream()
                        .map(time -> new Preference("timing", "contact_time", time, 0.9))
                        .toList(),
                all("commitment"),
                one("summary").orElse(null),
                all("commitment").isEmpty() ? null : BEFORE,
                false));
    }

    private static Remembered memory(String value) {
        var parts = value.split(" \\| ", 2);
        return new Remembered(MemoryType.valueOf(parts[0]), parts[1], BEFORE);
    }

    private List<Pattern> patterns(String key) {
        return all(key).stream()
                .map(expression -> Pattern.compile(expression, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    private Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }
}
