package dev.heartline.sms.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.service.contact.ContactPurpose;

/**
 * A text as REST shows it. Fields that don't apply, or aren't known yet, are null.
 *
 * @param from E.164
 * @param to E.164; null where there was no number to send to
 * @param intent null for outbound texts, and before the text is understood; so are the other readings
 * @param intentConfidence 0..1, how sure the reader is of it; null to users, and where it can't tell
 * @param sentimentConfidence as {@code intentConfidence}
 * @param conversationId the thread: a text belongs to that of the one before it, unless that was too long ago; null for an inbound
 *     text that is not understood yet
 * @param repliedToMessageId of an inbound text: the last text of ours before it in its thread; of an outbound one: the text that it
 *     answers, the last of several
 * @param reportedAs of an inbound text that a phone or a mailbox wrote in somebody's place; null where a person did
 * @param editsMessageId of an inbound text that is reported as an edit: the one before it, which it replaces
 * @param answeredById of an inbound text: our answer to it; null while, or where, there is none
 * @param mediaCount pictures and the like that came with it; nobody looks at them
 * @param mediaTypes what they are, as far as the carrier tells: {@code image/jpeg}
 * @param writtenBy of an outbound text: the engine that found its words, or its personal ones, or the human; null where they are a template's
 *     or were ordered, and to users
 * @param segments parts that the network carries it in
 * @param costCents of what the provider took, in hundredths of the currency's unit, rounded; 0 for
 *     what was not, or not yet, sent; of many texts sum the micros
 * @param costMicros as {@code costCents}, in millionths of the currency's unit, exact; null for texts from before it was recorded
 * @param costCurrency ISO 4217; null as {@code costMicros}
 * @param costIsFinal the provider charges that; else the configured price does
 * @param purpose why it is sent; null for inbound texts
 * @param contactReason why it was last let through, held or skipped; null before that was decided
 * @param notBefore a queued or held text is sent at this time at the earliest
 * @param templateVersion what the template said is among its versions; null for none, and for texts from before they were kept
 * @param campaignId that it is a step of; null for none
 * @param campaignStep counted from 0
 * @param unreadableAt when it was given up to understand an inbound text; null for all others
 * @param notedAs why a human has to see to an inbound text that was understood; null for all others
 * @param handledAt when an unreadable or noted text was said to have been seen to; null before that
 * @param handledBy who said so: the subject of their token; null to users
 */
@Schema(name = "Message")
public record MessageView(
        UUID id,
        @Nullable UUID userId,
        Direction direction,
        String from,
        @Nullable String to,
        String body,
        String provider,
        @Nullable String providerMessageSid,
        MessageStatus status,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable SmsIntent intent,
        @Nullable Double intentConfidence,
        @Nullable Sentiment sentiment,
        @Nullable Double sentimentConfidence,
        @Nullable Boolean requiresResponse,
        @Nullable Boolean crisis,
        @Nullable UUID conversationId,
        @Nullable UUID repliedToMessageId,
        @Nullable ReportedAs reportedAs,
        @Nullable UUID editsMessageId,
        @Nullable UUID answeredById,
        int mediaCount,
        List<String> mediaTypes,
        @Nullable String writtenBy,
        int segments,
        int costCents,
        @Nullable Long costMicros,
        @Nullable String costCurrency,
        boolean costIsFinal,

        @Schema(implementation = ContactPurpose.class) @Nullable
        String purpose,

        @Nullable String contactReason,
        @Nullable Instant notBefore,
        @Nullable UUID templateId,
        @Nullable Integer templateVersion,
        @Nullable UUID campaignId,
        @Nullable Integer campaignStep,
        @Nullable Instant unreadableAt,
        @Nullable NotedAs notedAs,
        @Nullable Instant handledAt,
        @Nullable String handledBy,
        Instant createdAt) {}
