package dev.heartline.sms.message;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

/**
 * A text as REST shows it. Fields that don't apply, or aren't known yet, are null.
 *
 * @param from E.164
 * @param to E.164; null where there was no number to send to
 * @param intent null for outbound texts, and before the text is understood; so are the other readings
 * @param segments parts that the network carries it in
 * @param costCents of what the provider took, by the configured price, in hundredths of the currency's unit, rounded; 0 for
 *     what was not, or not yet, sent; of many texts sum the micros
 * @param costMicros as {@code costCents}, in millionths of the currency's unit, exact; null for texts from before it was recorded
 * @param costCurrency ISO 4217; null as {@code costMicros}
 * @param purpose why it is sent; null for inbound texts
 * @param contactReason why it was last let through, held or skipped; null before that was decided
 * @param notBefore a queued or held text is sent at this time at the earliest
 * @param unreadableAt when it was given up to understand an inbound text; null for all others
 * @param handledAt when an unreadable text was said to have been seen to; null before that
 * @param handledBy who said so: the subject of their token
 */
public record MessageView(
        UUID id,
        UUID userId,
        Direction direction,
        String from,
        String to,
        String body,
        String provider,
        String providerMessageSid,
        MessageStatus status,
        String errorCode,
        String errorMessage,
        Instant sentAt,
        Instant deliveredAt,
        SmsIntent intent,
        Sentiment sentiment,
        Boolean requiresResponse,
        Boolean crisis,
        UUID conversationId,
        UUID repliedToMessageId,
        int segments,
        int costCents,
        Long costMicros,
        String costCurrency,
        String purpose,
        String contactReason,
        Instant notBefore,
        UUID templateId,
        Instant unreadableAt,
        Instant handledAt,
        String handledBy,
        Instant createdAt) {}
