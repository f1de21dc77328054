package dev.heartline.model.ask;

import dev.langchain4j.model.output.TokenUsage;

/**
 * What an answer took.
 *
 * @param estimated the provider didn't say, because the answer broke off: counted by characters, rather too high
 */
public record Tokens(int in, int out, boolean estimated) {

    public static final Tokens NONE = new Tokens(0, 0, false);

    /** Of English text a token has four characters; of others fewer. */
    private static final int CHARACTERS = 3;

    static Tokens of(TokenUsage usage, int charactersIn, int charactersOut) {
        if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
            return estimated(charactersIn, charactersOut);
        }
        return new Tokens(usage.inputTokenCount(), usage.outputTokenCount(), false);
    }

    static Tokens estimated(int charactersIn, int charactersOut) {
        return new Tokens(Math.ceilDiv(charactersIn, CHARACTERS), Math.ceilDiv(charactersOut, CHARACTERS), true);
    }
}
