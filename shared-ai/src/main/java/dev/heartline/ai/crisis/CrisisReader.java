package dev.heartline.ai.crisis;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;

/**
 * The one judge of danger, for texts and for spoken turns: each utterance is judged once, by whoever hears it, and the
 * judgement is kept with it. Blocking; safe for concurrent use.
 */
public interface CrisisReader {

    /** Never fails, whatever the text. */
    CrisisReading read(Utterance said, Medium medium);
}
