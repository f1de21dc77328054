package dev.heartline.sms.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;

import dev.heartline.care.alert.Answer;
import dev.heartline.care.alert.AnswerState;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.telephony.price.Money;

/**
 * A text from its acknowledgement or queueing on. Rows are born by single statements that repeat harmlessly; this is how
 * they are read and how the provider's answers and reports change them.
 */
@Entity
@Table(name = "sms_messages")
@DynamicUpdate
public class SmsMessage {

    /** As {@code contact_reason}. */
    public static final String CALLED_OFF = "called_off";

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

    @Convert(converter = Columns.OfReport.class)
    private ReportedAs reportedAs;

    @Convert(converter = Columns.OfNote.class)
    private NotedAs notedAs;

    private Double intentConfidence;
    private Double sentimentConfidence;
    private Boolean requiresResponse;
    private Boolean crisis;
    private Instant unreadableAt;
    private Instant handledAt;
    private String handledBy;
    private UUID conversationId;
    private UUID repliedToMessageId;
    private UUID editsMessageId;
    private int segments;
    private int costCents;
    private Long costMicros;
    private String costCurrency;
    private boolean costIsFinal;
    private Instant priceDueAt;
    private int mediaCount;
    private List<String> mediaTypes;
    private Instant answerDueAt;
    private UUID answeredById;
    private String writtenBy;
    private boolean sentByHuman;
    private String purpose;
    private String contactReason;
    private Instant notBefore;
    private int attempts;
    private int lostAttempts;
    private Instant claimedAt;
    private UUID templateId;
    private Integer templateVersion;
    private UUID campaignId;
    private Integer campaignStep;
    private String requestDigest;
    private Instant sendAt;
    private Instant createdAt;

    protected SmsMessage() {}

    /**
     * The provider has it, and will want its money. Believed also where another attempt was about to begin: who says so knows.
     */
    public void accepted(String sid, Instant at, Money perSegment) {
        if (providerMessageSid == null) {
            providerMessageSid = sid;
        }
        if (status.leadsTo(MessageStatus.SENT)) {
            status = MessageStatus.SENT;
            sentAt = at;
            var cost = perSegment.times(segments);
            costCents = cost.cents();
            costMicros = cost.micros();
            costCurrency = cost.currency().getCurrencyCode();
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

    /** The provider gave no answer, and does not have it. */
    public void lost(String reason, Instant until) {
        if (status == MessageStatus.SENDING) {
            lostAttempts++;
            deferred(null, reason, until);
        }
    }

    /** Whether a report of that status, which may come late or again, would change anything. */
    public boolean isNews(MessageStatus reported) {
        return status.leadsTo(reported);
    }

    /**
     * The provider reports what became of it.
     *
     * @param code the provider's error code, null where nothing is wrong
     */
    public void reported(String sid, MessageStatus next, String code, Instant at, Money perSegment) {
        if (!isNews(next)) {
            return;
        }
        accepted(sid, at, perSegment);
        if (status.leadsTo(next)) {
            status = next;
        }
        if (status == MessageStatus.DELIVERED) {
            deliveredAt = at;
        }
        errorCode = code;
        errorMessage = null;
    }

    /**
     * What the provider charges for it, which stands from then on. Nothing is no price for a text that may still arrive: some report
     * it so before they know.
     */
    public void charged(Money price) {
        if (costIsFinal || price.micros() == 0 && !status.isLast()) {
            return;
        }
        costCents = price.cents();
        costMicros = price.micros();
        costCurrency = price.currency().getCurrencyCode();
        costIsFinal = true;
        priceDueAt = null;
    }

    boolean isUnreadable() {
        return unreadableAt != null;
    }

    boolean isNoted() {
        return notedAs != null;
    }

    /** A human has seen to it. Who said so first stays. */
    void handled(String by, Instant at) {
        if (handledAt == null) {
            handledAt = at;
            handledBy = by;
        }
    }

    Instant unreadableAt() {
        return unreadableAt;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }

    /** The carrier that has it, or was asked for it last. */
    public String provider() {
        return provider;
    }

    public String toPhone() {
        return toPhone;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    /** Since when somebody should have had it, as an answer of the coach's; empty for all else. */
    Optional<Instant> answerDueAt() {
        return Optional.ofNullable(answerDueAt);
    }

    public Optional<Instant> deliveredAt() {
        return Optional.ofNullable(deliveredAt);
    }

    public MessageStatus status() {
        return status;
    }

    boolean answersDanger() {
        return ContactPurpose.CRISIS_RESPONSE.wireName().equals(purpose);
    }

    /** What the alert that it answers has to say of it at that moment. */
    AnswerState answer(Instant now) {
        return switch (status) {
            // Tried again, and none the less nothing that a person in danger has in hand.
            case RECEIVED, SENDING, QUEUED, HELD ->
                createdAt.plus(Answer.LATE).isBefore(now) ? AnswerState.FAILED : AnswerState.PENDING;
            case SENT -> AnswerState.SENT;
            case DELIVERED -> AnswerState.DELIVERED;
            case UNDELIVERED, FAILED, SKIPPED -> AnswerState.FAILED;
        };
    }

    public int attempts() {
        return attempts;
    }

    public int lostAttempts() {
        return lostAttempts;
    }

    /** Why it is sent. */
    public ContactPurpose purpose() {
        return WireNamed.of(ContactPurpose.class, purpose);
    }

    /** It answers a text of theirs, or, where it is theirs, one of ours. */
    public boolean isAnswer() {
        return repliedToMessageId != null;
    }

    /** When the last attempt began: what the provider says of it was so by then. */
    public Instant attemptedAt() {
        return claimedAt == null ? createdAt : claimedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was asked for, or for when: from then on it grows stale. */
    public Instant askedFor() {
        return sendAt == null ? createdAt : sendAt;
    }

    /** Not for logs. */
    public String body() {
        return body;
    }

    /** A human wrote it in answer, or let it go. */
    public boolean isSentByHuman() {
        return sentByHuman;
    }

    /** Whoever ordered or wrote it has taken it back before it left. */
    public boolean isCalledOff() {
        return status == MessageStatus.SKIPPED && CALLED_OFF.equals(contactReason);
    }

    public Optional<String> requestDigest() {
        return Optional.ofNullable(requestDigest);
    }

    public MessageView view() {
        return view(UnaryOperator.identity(), true);
    }

    /**
     * @param named a subject as whoever reads it may know it, null for null
     * @param staff whoever reads it is no user
     */
    MessageView view(UnaryOperator<String> named, boolean staff) {
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
                staff ? intentConfidence : null,
                sentiment,
                staff ? sentimentConfidence : null,
                requiresResponse,
                crisis,
                conversationId,
                repliedToMessageId,
                reportedAs,
                editsMessageId,
                answeredById,
                mediaCount,
                mediaTypes,
                named.apply(writtenBy),
                segments,
                costCents,
                costMicros,
                costCurrency,
                costIsFinal,
                purpose,
                contactReason,
                notBefore,
                templateId,
                templateVersion,
                campaignId,
                campaignStep,
                unreadableAt,
                notedAs,
                handledAt,
                named.apply(handledBy),
                createdAt);
    }
}
