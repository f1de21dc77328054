package dev.heartline.ai.wish;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;

/** The one reader of wishes about being contacted, for texts and for spoken turns. Blocking; safe for concurrent use. */
public interface WishReader {

    /** Never fails, whatever the text. */
    Wish read(Utterance said, Medium medium);

    /** As {@link #read}, with whether there is something to ask about where no wish was found. */
    default WishReading weigh(Utterance said, Medium medium) {
        return WishReading.sure(read(said, medium));
    }
}
