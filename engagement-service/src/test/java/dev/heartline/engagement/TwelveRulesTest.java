package dev.heartline.engagement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of rules in the README names what there is: each rule has its class and its table of cases. */
class TwelveRulesTest {

    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    /** Where the policy is, and what it shares with other services. */
    private static final List<Path> ROOTS = List.of(Path.of("src"), Path.of("..", "shared-service", "src"));

    /** A row of the list. */
    record Rule(int number, List<String> decidedBy, List<HeldBy> heldBy) {}

    record HeldBy(String test, String method) {

        /** Whether it has rows of cases, each of which is a test. */
        boolean isTable() {
            return Pattern.compile(
                            "@ParameterizedTest(?:(?!@Test\\b|@ParameterizedTest|\\n    }\\n).)*\\bvoid " + method
                                    + "\\(",
                            Pattern.DOTALL)
                    .matcher(text())
                    .find();
        }

        boolean exists() {
            return text().contains("void " + method + "(");
        }

        private String text() {
            return source("test", test).map(TwelveRulesTest::read).orElse("");
        }
    }

    static Stream<Rule> rules() {
        return read(Path.of("README.md"))
                .split("## The twelve rules")[1]
                .split("\n## ")[0]
                .lines()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> line.split("\\|"))
                .map(cells -> new Rule(
                        Integer.parseInt(cells[1].strip()),
                        NAME.matcher(cells[3])
                                .results()
                                .map(name -> name.group(1))
                                .toList(),
                        NAME.matcher(cells[4])
                                .results()
                                .map(name -> new HeldBy(name.group(1), name.group(2)))
                                .toList()));
    }

    @Test
    void thereAreTwelve() {
        assertThat(rules().map(Rule::number)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachIsDecidedSomewhereAndHeldByATable(Rule rule) {
        assertThat(rule.decidedBy())
                .isNotEmpty()
                .allMatch(name -> source("main", name).isPresent());
        assertThat(rule.heldBy()).isNotEmpty().allMatch(HeldBy::exists).anyMatch(HeldBy::isTable);
    }

    private static Optional<Path> source(String part, String name) {
        return ROOTS.stream()
                .flatMap(root -> {
                    try (var files = Files.walk(root.resolve(part).resolve("java"))) {
                        return files
                                .filter(file -> file.getFileName().toString().equals(name + ".java"))
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
