package dev.heartline.memory.authorship;

import java.util.Optional;

import dev.heartline.ai.secret.SecretMask;

/**
 * Who changes something by hand or by telling it, and why.
 *
 * @param id the subject of their token; empty for a conversation, whose source says more, and for what the user does
 * @param reason in their words, secrets masked
 */
public record Author(AuthorKind kind, Optional<String> id, Optional<String> reason) {

    public static final Author CONVERSATION = new Author(AuthorKind.CONVERSATION, Optional.empty(), Optional.empty());

    /** Nobody said it: it shows in what the user does. */
    public static Author behavior(String reason) {
        return new Author(AuthorKind.BEHAVIOR, Optional.empty(), Optional.of(reason));
    }

    public Author {
        reason = reason.map(String::strip)
                .filter(words -> !words.isEmpty())
                .map(words -> SecretMask.mask(words).text());
    }

    public String reasonOr(String otherwise) {
        return reason.orElse(otherwise);
    }
}
