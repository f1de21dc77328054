package dev.heartline.ai.message;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

/**
 * What one text message tells.
 *
 * @param engine who read it, for example {@code local-1}
 * @param intent {@link SmsIntent#EMERGENCY} for an alarm; {@link SmsIntent#OTHER} where none of the rest fits; never an
 *     opt-out or opt-in, which are for {@link dev.heartline.ai.wish.WishReader} to tell
 * @param intentConfidence 0..1
 * @param sentiment null where it can't be told
 * @param sentimentConfidence 0..1, null with the sentiment
 * @param requiresResponse somebody, coach or human, should answer
 */
public record MessageReading(
        String engine,
        SmsIntent intent,
        double intentConfidence,
        Sentiment sentiment,
        Double sentimentConfidence,
        boolean requiresResponse) {}
