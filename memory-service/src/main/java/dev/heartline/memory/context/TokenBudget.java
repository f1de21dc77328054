package dev.heartline.memory.context;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which lines are worth their place where there is room for so many tokens: those of the most value per token. */
final class TokenBudget {

    /** The value of what is never left out, whatever it takes. */
    static final double ALWAYS = Double.POSITIVE_INFINITY;

    /**
     * Of English, about.
     *
     * @see <a href="https://help.openai.com/en/articles/4936856-what-are-tokens-and-how-to-count-them">what tokens are</a>
     */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** @param value 0..1: how strong it is, times how sure; or {@link #ALWAYS} */
    record Line(String text, double value) {

        int tokens() {
            return Math.max(1, Math.ceilDiv(text.codePointCount(0, text.length()), CHARACTERS_PER_TOKEN));
        }

        private double valuePerToken() {
            return value / tokens();
        }
    }

    private TokenBudget() {}

    /** By position, those that have room. Of lines with the same value per token the earlier goes first. */
    static BitSet fitting(List<Line> lines, int tokens) {
        var fitting = new BitSet();
        int left = tokens;
        for (int i : byValue(lines)) {
            var line = lines.get(i);
            if (line.value() == ALWAYS || line.tokens() <= left) {
                fitting.set(i);
                left -= line.tokens();
            }
        }
        return fitting;
    }

    private static int[] byValue(List<Line> lines) {
        return IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> lines.get(i).valuePerToken())
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
