package dev.heartline.carrier.network;

import java.util.regex.Pattern;

/**
 * What a caller says when the coach has said something, before going on with the script; once in a call.
 *
 * @param when is found in the reply
 */
public record Reaction(Pattern when, String text) {

    public Reaction {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a reaction needs words");
        }
    }

    public boolean isTo(String reply) {
        return when.matcher(reply).find();
    }
}
