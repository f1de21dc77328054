package dev.heartline.sms.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.service.contact.ContactPurpose;

/**
 * A text from its acknowledgement or queueing on. Rows are born by single statements that repeat harmlessly; this is how
 * they are read and how the provider's answers and reports change them.
 */
@Entity
@Table(name = "sms_messages")
@DynamicUpdate
public class SmsMessage {

    @Id
    private UUID id;

    private UUID userId;

    @Convert(converter = Columns.OfDirection.class)
    private Direction direction;

    private String fromPhone;
    private String toPhone;
    private String body;
    private String provider;
    private String providerMessageSid;

    @Convert(converter = Columns.OfStatus.class)
    private MessageStatus status;

    private String errorCode;
    private String errorMessage;
    private Instant sentAt;
    private Instant deliveredAt;

    @Convert(converter = Columns.OfIntent.class)
    private SmsIntent intentDetected;

    @Convert(converter = Columns.OfSentiment.class)
    private Sentiment sentiment;

    private Boolean requiresResponse;
    private Boolean crisis;
    private Instant unreadableAt;
    private UUID conversationId;
    private UUID repliedToMessageId;
    private int segments;
    private int costCents;
    private Long costMicros;
    private String costCurrency;
    private String purpose;
    private String contactReason;
    private Instant notBefore;
    private int attempts;
    private UUID templateId;
    private String requestDigest;
    private Instant createdAt;

    protected SmsMessage() {}

    /** The provider has it. Believed also where another attempt was about to begin: who says so knows. */
    public void accepted(String sid, Instant at) {
        if (providerMessageSid == null) {
            providerMessageSid = sid;
        }
        if (status.leadsTo(MessageStatus.SENT)) {
            status = MessageStatus.SENT;
            sentAt = at;
        }
    }

    /** The provider refused it for good. */
    public void refused(String code, String reason) {
        if (status == MessageStatus.SENDING) {
            status = MessageStatus.FAILED;
            errorCode = code;
            errorMessage = reason;
        }
    }

    /** The provider certainly does not have it: it may be tried again from then on. */
    public void deferred(String code, String reason, Instant until) {
        if (status == MessageStatus.SENDING) {
            status = MessageStatus.QUEUED;
            errorCode = code;
            errorMessage = reason;
            notBefore = until;
        }
    }

    /**
     * The provider reports what became of it.
     *
     * @param code the provider's error code, null where nothing is wrong
     */
    public void reported(String sid, MessageStatus next, String code, Instant at) {
        if (!status.leadsTo(next)) {
            return;
        }
        accepted(sid, at);
        if (status.leadsTo(next)) {
            status = next;
        }
        if (status == MessageStatus.DELIVERED) {
            deliveredAt = at;
        }
        errorCode = code;
        errorMessage = null;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    public String toPhone() {
        return toPhone;
    }

    MessageStatus status() {
        return status;
    }

    boolean answersDanger() {
        return ContactPurpose.CRISIS_RESPONSE.wireName().equals(purpose);
    }

    boolean isSent() {
        return sentAt != null;
    }

    public int attempts() {
        return attempts;
    }

    public Instant createdAt() {
        return createdAt;
    }

    Optional<UUID> templateId() {
        return Optional.ofNullable(templateId);
    }

    public Optional<String> requestDigest() {
        return Optional.ofNullable(requestDigest);
    }

    public MessageView view() {
        return new MessageView(
                id,
                userId,
                direction,
                fromPhone,
                toPhone,
                body,
                provider,
                providerMessageSid,
                status,
                errorCode,
                errorMessage,
                sentAt,
                deliveredAt,
                intentDetected,
                sentiment,
                requiresResponse,
                crisis,
                conversationId,
                repliedToMessageId,
                segments,
                costCents,
                costMicros,
                costCurrency,
                purpose,
                contactReason,
                notBefore,
                templateId,
                unreadableAt,
                createdAt);
    }
}
