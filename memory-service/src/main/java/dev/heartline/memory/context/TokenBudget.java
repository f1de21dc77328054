package dev.heartline.memory.context;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.heartline.events.EventJson;

/** Which lines are worth their place where there is room for so many tokens: those of the most value per token. */
final class TokenBudget {

    /** The value of what is never left out, whatever it takes: a sentence that tells of danger. */
    static final double ALWAYS = Double.POSITIVE_INFINITY;

    /** The value of what goes before all that is measured, and yet has to have room. */
    static final double FIRST = Double.MAX_VALUE;

    /**
     * Of English, about.
     *
     * @see <a href="https://help.openai.com/en/articles/4936856-what-are-tokens-and-how-to-count-them">what tokens are</a>
     */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /**
     * @param tokens what it takes, at least 1
     * @param value 0..1: how strong it is, times how sure; or {@link #FIRST} or {@link #ALWAYS}
     */
    record Line(int tokens, double value) {

        private double valuePerToken() {
            return value / tokens;
        }
    }

    private TokenBudget() {}

    /** What the JSON of something takes as it is handed out, names and braces and a comma included. */
    static int of(Object told) {
        String json = json(told);
        return Math.ceilDiv(json.codePointCount(0, json.length()) + 1, CHARACTERS_PER_TOKEN);
    }

    static String json(Object told) {
        try {
            return EventJson.mapper().writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write a context", e);
        }
    }

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
