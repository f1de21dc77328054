package dev.heartline.memory.exchange;

import org.apache.commons.codec.digest.DigestUtils;

import dev.heartline.ai.conversation.Conversation;

/** SHA-256 of words, in hex: the same words have the same one. */
public record ContentHash(String hex) {

    public static ContentHash of(String text) {
        return new ContentHash(DigestUtils.sha256Hex(text));
    }

    public static ContentHash of(Conversation conversation) {
        var words = new StringBuilder();
        conversation
                .turns()
                .forEach(turn -> words.append(turn.seq())
                        .append(turn.speaker().wireName())
                        .append(turn.text().length())
                        .append(turn.text()));
        return of(words.toString());
    }
}
