package dev.heartline.ai.text;

import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionTest {

    static Stream<Arguments> whatItCantDoWithout() {
        return Stream.of(
                Arguments.of("i (?:really )?feel (?:guilty|ashamed)", Set.of("guilty", "ashamed")),
                Arguments.of("guilty|ashamed", Set.of("guilty", "ashamed")),
                Arguments.of("colou?r", Set.of("colo")),
                Arguments.of("stooo+p", Set.of("stooo")),
                Arguments.of("(?:guilty)?", Set.of()),
                Arguments.of("guilty|\\w+", Set.of()),
                Arguments.of("(?!guilty)\\w+", Set.of()),
                Arguments.of("(?<=guilty )as(?=hamed)", Set.of("as")),
                Arguments.of("(?<feeling>guilty)", Set.of("guilty")),
                Arguments.of("(?i)GUILTY", Set.of("guilty")),
                Arguments.of("(?i:GUILTY)", Set.of("guilty")),
                Arguments.of("[^a-z[xyz]\\]]+ guilty", Set.of(" guilty")),
                Arguments.of("\\Qa.b\\E.+?", Set.of("a.b")),
                Arguments.of("a\\.m\\.", Set.of("a.m.")),
                Arguments.of("\\p{Lu}\\x{1F642}guilty", Set.of("guilty")),
                Arguments.of("(\\w+) \\1", Set.of()),
                Arguments.of("guilty{0}", Set.of("guilt")),
                Arguments.of("(?:guilty){0,2}", Set.of()),
                Arguments.of("caf\u00E9 latte", Set.of(" latte")));
    }

    @ParameterizedTest
    @MethodSource("whatItCantDoWithout")
    void knowsWhatAnExpressionCantDoWithout(String regex, Set<String> needles) {
        assertThat(Needles.of(Pattern.compile(regex))).isEqualTo(needles);
    }

    @Test
    void looksThroughAllTextsWhereCaseDependsOnTheAlphabet() {
        var turkish = Pattern.compile("kilit", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

        assertThat(Needles.of(turkish)).isEmpty();
    }

    @Test
    void neverMissesWhatThePatternFinds() {
        var random = new Random(7);
        int found = 0;
        int skipped = 0;
        for (int i = 0; i < 4_000; i++) {
            var pattern = Pattern.compile((random.nextBoolean() ? "(?i)" : "") + expression(random, 2));
            var expression = Expression.of(pattern);
            for (int j = 0; j < 20; j++) {
                var text = letters(random, 16);
                boolean there = pattern.matcher(text).find();
                assertThat(expression.isIn(text))
                        .as("%s in '%s'", pattern, text)
                        .isEqualTo(there);
                if (there) found++;
                if (!expression.mayBeIn(text)) skipped++;
            }
        }
        assertThat(found).isGreaterThan(1_000);
        assertThat(skipped).isGreaterThan(1_000);
    }

    /** Of what our expressions are made of, over an alphabet so small that many match. */
    private static String expression(Random random, int depth) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(_ -> element(random, depth))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }

    private static String element(Random random, int depth) {
        String one = switch (random.nextInt(depth > 0 ? 11 : 6)) {
            case 0, 1, 2 -> letters(random, 3);
            case 3 -> "[^ab]";
            case 4 -> "\\Q" + letters(random, 2) + ".\\E";
            case 5 -> "\\w";
            case 6, 7 -> "(?:" + expression(random, depth - 1) + ")";
            case 8 -> "(?<n" + random.nextInt(1_000_000) + ">" + expression(random, depth - 1) + ")";
            case 9 -> "(?=" + letters(random, 2) + ")";
            default -> "(?<!" + letters(random, 2) + ")";
        };
        // Repetitions without end within such would take the pattern itself for ever.
        return one
                + switch (random.nextInt(8)) {
                    case 0 -> "?";
                    case 1 -> depth == 0 ? "*?" : "??";
                    case 2 -> depth == 0 ? "+" : "{1,2}";
                    case 3 -> "{0,2}";
                    default -> "";
                };
    }

    private static String letters(Random random, int most) {
        return random.ints(1 + random.nextInt(most), 0, 5)
                .mapToObj(i -> "abAB ".substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
