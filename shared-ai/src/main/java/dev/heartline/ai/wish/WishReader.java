package dev.heartline.ai.wish;

import dev.heartline.ai.conversation.Utterance;

/** The one reader of wishes about being contacted, for texts and for spoken turns. Blocking; safe for concurrent use. */
public interface WishReader {

    /** Where it was said. */
    enum Medium {
        TEXT,
        SPEECH
    }

    /** Never fails, whatever the text. */
    Wish read(Utterance said, Medium medium);
}
