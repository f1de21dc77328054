package dev.heartline.ai.message;

/**
 * Reads one text message.
 *
 * <p>Blocking, and as slow as its engine: call it from a worker or a virtual thread, off the path of the acknowledgement.
 * Safe for concurrent use.
 */
public interface MessageReader {

    /**
     * Never fails, whatever the text: null, empty, emoji only, any language, any length.
     *
     * @param text the body as it arrived
     */
    MessageReading read(String text);
}
