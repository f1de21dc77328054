package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

/**
 * A text arrived and was understood.
 *
 * @param userId null where no profile has the sender's number
 * @param conversationId the thread the text belongs to
 * @param intentConfidence 0..1
 * @param sentiment null where it can't be told
 * @param sentimentConfidence 0..1, null with the sentiment
 * @param requiresResponse somebody, coach or human, should answer
 * @param crisis the text speaks of danger, as {@link CrisisRaised} told when it came in
 * @param replacesMessageId the text that its writer has edited: this one stands for it from now on; null where it is a text of its own
 */
public record SmsReceived(
        UUID messageId,
        UUID userId,
        UUID conversationId,
        String provider,
        String body,
        Instant receivedAt,
        SmsIntent intent,
        Double intentConfidence,
        Sentiment sentiment,
        Double sentimentConfidence,
        boolean requiresResponse,
        boolean crisis,
        UUID replacesMessageId)
        implements EventData {

    /** A text of its own. */
    public SmsReceived(
            UUID messageId,
            UUID userId,
            UUID conversationId,
            String provider,
            String body,
            Instant receivedAt,
            SmsIntent intent,
            Double intentConfidence,
            Sentiment sentiment,
            Double sentimentConfidence,
            boolean requiresResponse,
            boolean crisis) {
        this(
                messageId,
                userId,
                conversationId,
                provider,
                body,
                receivedAt,
                intent,
                intentConfidence,
                sentiment,
                sentimentConfidence,
                requiresResponse,
                crisis,
                null);
    }

    /** Under which identity its writer said it first: an edit says it anew, and is nothing that was said beside it. */
    public UUID saidFirstIn() {
        return replacesMessageId == null ? messageId : replacesMessageId;
    }
}
