package dev.heartline.ai.message;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;

/**
 * Reads one text message.
 *
 * <p>Blocking, and as slow as its engine: call it from a worker or a virtual thread, off the path of the acknowledgement.
 * Safe for concurrent use.
 */
public interface MessageReader {

    /**
     * Never fails, whatever the text: empty, emoji only, any language, any length.
     *
     * @param said the body as it arrived
     * @param danger what it was judged to be when it arrived: nobody judges it a second time
     */
    MessageReading read(Utterance said, CrisisReading danger);
}
