package dev.heartline.ai.crisis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.ai.lexicon.Lexicon;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of stems makes the detector fast; it must never make it deaf. */
class CrisisStemsTest {

    private static final int SAMPLES = 300;

    static List<String> expressions() {
        return List.of("self_harm", "medical", "harm_to_others", "threatened").stream()
                .flatMap(name -> Lexicon.lines("/dev/heartline/ai/crisis/" + name + ".txt").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void everyTextThatAnExpressionFitsHasAStem(String expression) {
        var stems = CrisisPatterns.stems();
        var random = new Random(expression.hashCode());

        for (int i = 0; i < SAMPLES; i++) {
            var text = " " + new Sampler(expression, random).sample() + " ";

            assertThat(stems).as("a stem of '%s'", text).anyMatch(text.replaceAll(" +", " ")::contains);
        }
    }

    /** Draws a string that a regular expression of our lists fits: groups, alternatives, "?", "*", "{0,n}", classes we use. */
    private static final class Sampler {

        private final String regex;
        private final Random random;
        private int at;

        Sampler(String expression, Random random) {
            this.regex = expression.startsWith("!") ? expression.substring(1) : expression;
            this.random = random;
        }

        String sample() {
            return alternatives();
        }

        private String alternatives() {
            var options = new ArrayList<String>();
            options.add(sequence());
            while (at < regex.length() && regex.charAt(at) == '|') {
                at++;
                options.add(sequence());
            }
            return options.get(random.nextInt(options.size()));
        }

        private String sequence() {
            var text = new StringBuilder();
            while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
                int start = at;
                var piece = piece();
                char next = at < regex.length() ? regex.charAt(at) : ' ';
                if (next == '?') {
                    at++;
                    if (random.nextBoolean()) text.append(piece);
                } else if (next == '{') {
                    at = regex.indexOf('}', at) + 1;
                    if (random.nextBoolean()) text.append(piece);
                } else if (next == '*' || next == '+') {
                    at++;
                    text.append(piece);
                } else {
                    text.append(piece);
                }
                assertThat(at).isGreaterThan(start);
            }
            return text.toString();
        }

        private String piece() {
            char c = regex.charAt(at++);
            return switch (c) {
                case '(' -> group();
                case '\\' -> escape();
                case '~' -> random.nextBoolean() ? "just " : "";
                case '^', '$' -> "";
                case '.' -> "x";
                default -> String.valueOf(c);
            };
        }

        private String group() {
            boolean lookahead = regex.startsWith("?!", at);
            if (regex.startsWith("?:", at) || lookahead) at += 2;
            var text = alternatives();
            at++;
            return lookahead ? "" : text;
        }

        private String escape() {
            return switch (regex.charAt(at++)) {
                case 'b' -> "";
                case 'w' -> "thing";
                case 'd' -> "7";
                default -> throw new IllegalStateException("Unknown escape in " + regex);
            };
        }
    }
}
