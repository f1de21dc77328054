package dev.heartline.carrier.network;

import java.util.Locale;

/**
 * One utterance as the other side heard it. Times are epoch milliseconds.
 *
 * @param text what was heard; of an interrupted reply only its beginning
 * @param startedAt the line was sent, or the first token of the reply came in
 * @param finishedAt the same for a line; the last token of a reply
 * @param complete false when the reply was interrupted, broke off, or never ended
 */
public record Turn(Speaker speaker, String text, long startedAt, long finishedAt, boolean complete) {
    public enum Speaker {
        CALLER,
        COACH;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
