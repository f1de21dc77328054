package dev.heartline.model.ask;

import dev.langchain4j.model.output.TokenUsage;

/**
 * What an answer took.
 *
 * @param estimated the provider didn't say, or nothing sensible: counted by characters, rather too high
 */
public record Tokens(int in, int out, boolean estimated) {

    public static final Tokens NONE = new Tokens(0, 0, false);

    /** Of English text a token has four characters; of others fewer. */
    private static final int CHARACTERS = 3;

    static Tokens of(TokenUsage usage, int charactersIn, int charactersOut) {
        if (usage == null || !isCount(usage.inputTokenCount()) || !isCount(usage.outputTokenCount())) {
            return estimated(charactersIn, charactersOut);
        }
        return new Tokens(usage.inputTokenCount(), usage.outputTokenCount(), false);
    }

    /** Gateways have been seen to say -1 for what they don't know. */
    private static boolean isCount(Integer tokens) {
        return tokens != null && tokens >= 0;
    }

    static Tokens estimated(int charactersIn, int charactersOut) {
        return new Tokens(Math.ceilDiv(charactersIn, CHARACTERS), Math.ceilDiv(charactersOut, CHARACTERS), true);
    }
}
