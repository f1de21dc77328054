package dev.heartline.call.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.telephony.price.Money;

/** A call, from the moment it is wanted or rings until its analysis is published. */
@Entity
@Table(name = "phone_calls")
public class PhoneCall {

    private static final String VOICEMAIL = "voicemail";
    private static final int LONGEST_WORD = 40;

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "call_direction")
    private CallDirection direction;

    @Column(name = "call_status")
    private CallStatus status;

    @Column(name = "initiated_at")
    private Instant initiatedAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "duration_seconds")
    private Integer durationSeconds;

    @Column(name = "duration_reported")
    private boolean durationReported;

    private String provider;

    @Column(name = "provider_call_sid")
    private String providerSid;

    @Column(name = "from_phone")
    private String fromPhone;

    @Column(name = "to_phone")
    private String toPhone;

    /** Written by others, behind this one's back. */
    @Column(name = "recording_url", insertable = false, updatable = false)
    private String recordingUrl;

    @Column(name = "recording_duration_seconds", insertable = false, updatable = false)
    private Integer recordingDurationSeconds;

    private String transcript;

    @Column(name = "transcript_confidence")
    private BigDecimal transcriptConfidence;

    @Column(name = "ai_summary")
    private String aiSummary;

    @Column(name = "key_topics")
    private List<String> keyTopics;

    private Sentiment sentiment;

    @Column(name = "user_emotion")
    private Emotion userEmotion;

    @Column(name = "interventions_provided")
    @ColumnTransformer(read = "interventions_provided::text", write = "cast(cast(? as text) as jsonb)")
    private String interventionsProvided;

    @Column(name = "commitments_made")
    private List<String> commitmentsMade;

    @Column(name = "follow_up_scheduled")
    private boolean followUpScheduled;

    @Column(name = "follow_up_at")
    private Instant followUpAt;

    @Column(name = "follow_up_type")
    private String followUpType;

    @Column(name = "call_quality_score")
    private BigDecimal callQualityScore;

    @Column(name = "user_satisfaction")
    private Integer userSatisfaction;

    @Column(name = "ai_performance_rating")
    private Integer aiPerformanceRating;

    @Column(name = "cost_cents")
    private Integer costCents;

    @Column(name = "cost_micros")
    private Long costMicros;

    @Column(name = "cost_currency")
    private String costCurrency;

    @Column(name = "cost_final")
    private boolean costFinal;

    @Column(name = "price_due_at")
    private Instant priceDueAt;

    /** Written by others, behind this one's back. */
    @Column(name = "model_cost_micros", insertable = false, updatable = false)
    private BigDecimal modelCostMicros;

    @Column(name = "model_cost_currency", insertable = false, updatable = false)
    private String modelCostCurrency;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "call_purpose")
    private CallPurpose purpose;

    @Column(name = "talking_points")
    private List<String> talkingPoints = List.of();

    @Column(name = "contact_reason")
    private String contactReason;

    private boolean crisis;

    @Column(name = "answered_by")
    private AnsweredBy answeredBy;

    @Column(name = "network_verdict")
    private String networkVerdict;

    @Column(name = "greeting_verdict")
    private boolean greetingVerdict;

    @Column(name = "on_voicemail")
    private VoicemailAction onVoicemail;

    @Column(name = "mailbox_message")
    private MailboxMessage mailboxMessage;

    @Column(name = "somebody_else")
    private boolean somebodyElse;

    @Column(name = "call_again_at")
    private Instant callAgainAt;

    @Column(name = "last_sequence")
    private Integer lastSequence;

    @Column(name = "relay_resumes")
    private int resumes;

    @Column(name = "attended_until")
    private Instant attendedUntil;

    @Column(name = "completed_at")
    private Instant completedAt;

    protected PhoneCall() {}

    private PhoneCall(CallDirection direction, CallStatus status, String provider, Instant initiatedAt) {
        this.id = Ids.next();
        this.direction = direction;
        this.status = status;
        this.provider = provider;
        this.initiatedAt = initiatedAt;
        this.attendedUntil = initiatedAt;
        this.createdAt = initiatedAt;
    }

    /** A call that rings at our number. */
    static PhoneCall incoming(IncomingCall incoming, UUID userId, Instant now) {
        var call = new PhoneCall(CallDirection.INBOUND, CallStatus.RINGING, incoming.provider(), now);
        call.userId = userId;
        call.providerSid = incoming.providerSid();
        call.fromPhone = incoming.from();
        call.toPhone = incoming.to();
        return call;
    }

    /** @return whether this signal ended the call, or told of another end than the one before */
    boolean advance(CallSignal signal) {
        var before = status;
        var progress = progress().after(signal);
        if (isConcluded() && progress.status() != before) {
            // It has been published.
            return false;
        }
        status = progress.status();
        lastSequence = progress.sequence();
        answeredAt = progress.answeredAt();
        endedAt = progress.endedAt();
        durationSeconds = progress.durationSeconds();
        durationReported = progress.durationReported();
        answered(signal.answeredBy());
        if (status.isTerminal() && mailboxMessage == MailboxMessage.WAITING) {
            mailboxMessage = MailboxMessage.NOT_LEFT;
        }
        if (status.isTerminal() && signal.price() != null) {
            charge(signal.price());
        }
        return status != before && status.isTerminal();
    }

    /** It has ended, and how may yet be told otherwise. */
    boolean isUnsure() {
        return progress().isUnsure();
    }

    private CallProgress progress() {
        return new CallProgress(
                status, lastSequence, initiatedAt, answeredAt, endedAt, durationSeconds, durationReported);
    }

    /** A machine stays one: its greeting is a surer sign than what the network heard. After the event nothing changes. */
    private void answered(AnsweredBy who) {
        if (who != null && answeredBy != AnsweredBy.MACHINE && !isConcluded()) {
            answeredBy = who;
        }
    }

    /**
     * What the network makes of who picked up, whether it is believed or not. After the event nothing changes.
     *
     * @param word the carrier's own, as {@code machine_start}
     */
    public void toldByNetwork(String word) {
        if (!isConcluded() && !word.isBlank()) {
            networkVerdict = word.substring(0, Math.min(word.length(), LONGEST_WORD));
        }
    }

    /** Its first sentences were a machine's. */
    public void greetedByMachine() {
        greetingVerdict = true;
    }

    /** What becomes of the message that was to be left where a machine picked up. */
    public void message(MailboxMessage what) {
        mailboxMessage = what;
    }

    /** The network has said something of who picked up, whether it was believed or not. */
    public boolean isToldOfByNetwork() {
        return networkVerdict != null;
    }

    /** @return false if the provider knows this call by another id, or if it is another's */
    boolean bind(String carrier, String sid) {
        if (!provider.equals(carrier)) {
            return false;
        }
        if (providerSid == null) {
            providerSid = sid;
        }
        return providerSid.equals(sid);
    }

    void attendUntil(Instant until) {
        attendedUntil = until;
    }

    void countResume() {
        if (!status.isTerminal()) {
            resumes++;
        }
    }

    /** Notes what the analysis found. What it could not tell stays null. */
    public void conclude(Conclusion conclusion, Instant now) {
        transcript = conclusion.transcript();
        transcriptConfidence = conclusion.transcriptConfidence();
        aiSummary = conclusion.summary();
        keyTopics = conclusion.keyTopics();
        sentiment = conclusion.sentiment();
        userEmotion = conclusion.userEmotion();
        interventionsProvided = conclusion.interventionsJson();
        commitmentsMade = conclusion.commitments();
        callQualityScore = conclusion.qualityScore();
        aiPerformanceRating = conclusion.performanceRating();
        followUpAt = conclusion.followUpAt();
        followUpType = followUpAt == null ? null : conclusion.followUpType().wireName();
        // Whoever texts hears of it by the event that goes with this.
        followUpScheduled = conclusion.followUpType() == FollowUpType.SMS;
        somebodyElse = conclusion.somebodyElse();
        callAgainAt = conclusion.callAgainAt();
        completedAt = now;
    }

    /** What it will have cost, where the carrier hasn't said what it did. */
    public void estimateCost(Money estimate) {
        if (costMicros == null) {
            cost(estimate);
        }
    }

    /** What it did cost, by the word of the carrier, whenever that comes: the estimate gives way. */
    private void charge(Money price) {
        cost(price);
        costFinal = true;
        priceDueAt = null;
    }

    /** The carrier, which has not told what it cost, is to be asked. A call that nobody answered stays at what was estimated. */
    public void askPriceAt(Instant at) {
        if (!costFinal && answeredAt != null && providerSid != null) {
            priceDueAt = at;
        }
    }

    private void cost(Money cost) {
        costCents = cost.cents();
        costMicros = cost.micros();
        costCurrency = cost.currency().getCurrencyCode();
    }

    UUID id() {
        return id;
    }

    public boolean isConcluded() {
        return completedAt != null;
    }

    /** Danger to life was heard during the call, whatever the analysis makes of the transcript. */
    public boolean heardCrisis() {
        return crisis;
    }

    public Call snapshot() {
        return new Call(
                id,
                userId,
                direction,
                status,
                provider,
                providerSid,
                fromPhone,
                toPhone,
                initiatedAt,
                answeredAt,
                endedAt,
                durationSeconds,
                purpose,
                List.copyOf(talkingPoints),
                resumes,
                answeredBy,
                onVoicemail,
                mailboxMessage);
    }

    /** As the generated column tells it, also before the next read. */
    private String outcome() {
        return status.outcome()
                .map(ended -> answeredBy == AnsweredBy.MACHINE ? VOICEMAIL : ended.wireName())
                .orElse(null);
    }

    /** @param toOperator who alone is shown where a recording can be heard */
    CallView view(boolean toOperator) {
        return new CallView(
                id,
                userId,
                direction,
                status,
                outcome(),
                initiatedAt,
                answeredAt,
                answeredBy,
                networkVerdict,
                greetingVerdict,
                onVoicemail,
                mailboxMessage,
                endedAt,
                durationSeconds,
                provider,
                providerSid,
                fromPhone,
                toPhone,
                purpose,
                List.copyOf(talkingPoints),
                contactReason,
                toOperator ? recordingUrl : null,
                recordingDurationSeconds,
                transcriptConfidence,
                aiSummary,
                keyTopics,
                sentiment,
                userEmotion,
                interventionsProvided,
                commitmentsMade,
                followUpScheduled,
                followUpAt,
                followUpType,
                callQualityScore,
                userSatisfaction,
                aiPerformanceRating,
                costCents,
                costMicros,
                costCurrency,
                costFinal,
                modelCostMicros,
                modelCostCurrency,
                crisis,
                createdAt);
    }
}
