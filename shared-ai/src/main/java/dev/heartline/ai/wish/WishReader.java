package dev.heartline.ai.wish;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;

/** The one reader of wishes about being contacted, for texts and for spoken turns. Blocking; safe for concurrent use. */
public interface WishReader {

    /** Never fails, whatever the text. */
    Wish read(Utterance said, Medium medium);

    /**
     * Whether a text in which {@link #read} found no wish may be one to be left alone all the same: too unsure to bind, and worth
     * {@linkplain StopQuestion a question}. Never fails.
     */
    default boolean isWorthAsking(Utterance said, Medium medium) {
        return false;
    }
}
