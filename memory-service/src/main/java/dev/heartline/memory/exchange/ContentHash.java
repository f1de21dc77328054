package dev.heartline.memory.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.heartline.ai.conversation.Conversation;

/** SHA-256 of words, in hex: the same words have the same one. */
public record ContentHash(String hex) {

    public static ContentHash of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new ContentHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
