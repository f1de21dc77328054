package dev.heartline.system.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An input that went wrong somewhere, and what is right: a line of {@code reported-cases.tsv}, said in one way.
 *
 * @param source {@code report} for what was reported to us, {@code own} for what we wrote in addition, {@code apart} for what
 *     was kept apart while the rules were written
 * @param calls what is said: calls one after the other, each of them turns; a text is one call of one turn
 * @param says what what is written down must say, as a regular expression; matches everything where the line has none
 * @param doesNotSay what it must not say; matches nothing where the line has none
 */
record ReportedCase(
        String source,
        String kind,
        Medium medium,
        String input,
        List<List<String>> calls,
        String want,
        Pattern says,
        Pattern doesNotSay) {

    private static final String FOLDER = "/dev/heartline/system/";
    private static final Pattern LATER_CALL = Pattern.compile(" → ");
    private static final Pattern LATER_TURN = Pattern.compile(" \\(same\\)(?: →)? | / ");
    private static final Pattern STAGE_DIRECTION = Pattern.compile("^\\(.*\\)$");

    enum Medium {
        TEXT,
        CALL
    }

    static List<ReportedCase> all() {
        return read("reported-cases.tsv").skip(1).flatMap(ReportedCase::cases).toList();
    }

    /** The lines of a file beside the cases. */
    static Set<String> lines(String name) {
        return read(name).collect(Collectors.toSet());
    }

    private static Stream<String> read(String name) {
        try (var file = ReportedCase.class.getResourceAsStream(FOLDER + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that may be said in both ways is two cases. */
    private static Stream<ReportedCase> cases(String line) {
        var columns = line.split("\t", -1);
        var media = switch (columns[2]) {
            case "both" -> List.of(Medium.TEXT, Medium.CALL);
            case "text" -> List.of(Medium.TEXT);
            default -> List.of(Medium.CALL);
        };
        return media.stream()
                .map(medium -> new ReportedCase(
                        columns[0],
                        columns[1],
                        medium,
                        columns[3],
                        calls(columns[3], medium),
                        columns[4].replace(" (keep)", ""),
                        Pattern.compile(columns[5]),
                        columns[6].isEmpty() ? Pattern.compile("(?!)") : Pattern.compile(columns[6])));
    }

    private static List<List<String>> calls(String input, Medium medium) {
        var said = input.replace("\\n", "\n");
        if (medium == Medium.TEXT) {
            return List.of(List.of(said));
        }
        List<List<String>> calls = new ArrayList<>();
        for (var call : LATER_CALL.split(said.replace(" (same) → ", " (same) "))) {
            var turns = Arrays.stream(LATER_TURN.split(call))
                    .filter(turn -> !STAGE_DIRECTION.matcher(turn).matches())
                    .toList();
            if (!turns.isEmpty() || calls.isEmpty()) {
                calls.add(turns);
            }
        }
        return calls;
    }

    /** Stands for the case in a list. */
    String line() {
        return medium + "\t" + input;
    }

    @Override
    public String toString() {
        return kind + ", " + medium + ": " + input.strip() + " — " + want;
    }
}
