package dev.heartline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The columns of a table, and what the module's README says of them: names, who writes them and when, and which tests show it. */
public final class ColumnTable {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("\\bvoid (\\w+)\\(");

    private ColumnTable() {}

    public static List<String> of(Jdbc database, String table) {
        return database.rows("select column_name from information_schema.columns where table_name = ?", table).stream()
                .map(row -> (String) row.get("column_name"))
                .toList();
    }

    /**
     * Fails where a column has not exactly one line in the README, nobody is said to write it, or what is said to show it is no test.
     *
     * @param begins the line of the README that begins the table, or the last one above it
     */
    public static void assertThatTheReadmeTellsOfEach(Jdbc database, String table, String begins) throws IOException {
        var lines = lines(begins);
        var tests = tests();

        assertThat(lines.stream().flatMap(line -> words(line.getFirst())).toList())
                .containsExactlyInAnyOrderElementsOf(of(database, table));
        assertThat(lines).allSatisfy(line -> {
            assertThat(String.join("", line.subList(1, line.size() - 1)))
                    .as("who writes %s, and when", line.getFirst())
                    .hasSizeGreaterThan(10);
            assertThat(words(line.getLast()).toList())
                    .as("which test shows %s", line.getFirst())
                    .isNotEmpty()
                    .allMatch(tests::contains);
        });
    }

    /** Each as its cells. */
    private static List<List<String>> lines(String begins) throws IOException {
        var readme = Files.readString(Path.of("README.md")).lines().toList();
        assertThat(readme).as("where the table begins").anyMatch(line -> line.startsWith(begins));
        return readme.stream()
                .dropWhile(line -> !line.startsWith(begins))
                .dropWhile(Predicate.not(ColumnTable::isOfATable))
                .takeWhile(ColumnTable::isOfATable)
                .skip(2)
                .map(line ->
                        Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
                .toList();
    }

    private static boolean isOfATable(String line) {
        return line.startsWith("|");
    }

    private static Stream<String> words(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1));
    }

    /** The classes of tests of this module and of what services share, and this module's tests by what they show. */
    private static Set<String> tests() throws IOException {
        var names = Stream.<String>builder();
        try (var modules = Files.list(Path.of(".."))) {
            for (Path module : modules.toList()) {
                if (module.getFileName().toString().startsWith("shared-")) {
                    classes(module.resolve(TESTS)).map(ColumnTable::name).forEach(names);
                }
            }
        }
        for (Path file : classes(TESTS).toList()) {
            names.add(name(file));
            TEST.matcher(Files.readString(file))
                    .results()
                    .map(test -> test.group(1))
                    .forEach(names);
        }
        return names.build().collect(Collectors.toSet());
    }

    private static Stream<Path> classes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
