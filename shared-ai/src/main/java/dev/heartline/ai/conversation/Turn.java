package dev.heartline.ai.conversation;

import java.time.Instant;

import dev.heartline.ai.text.BoundedText;
import dev.heartline.events.vocabulary.Speaker;

/**
 * One uninterrupted piece of speech or one text message.
 *
 * @param seq position in the conversation; grows, need not be gapless
 * @param text as heard or typed, may be empty, never null; for an interrupted coach only what was heard; bounded as
 *     {@link BoundedText} says
 * @param at when it began, null where unknown
 */
public record Turn(int seq, Speaker speaker, String text, Instant at) {

    public Turn {
        text = BoundedText.of(text);
    }

    public boolean byUser() {
        return speaker == Speaker.USER;
    }
}
