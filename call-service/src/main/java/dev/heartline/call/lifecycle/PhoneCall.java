package dev.heartline.call.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.telephony.price.Money;

/**
 * A call, from the moment it is wanted or rings until its analysis is published. Whatever it embeds has a column that is never null:
 * where all of them are, Hibernate reads null instead of an object.
 */
@Entity
@Table(name = "phone_calls")
public class PhoneCall {

    private static final String VOICEMAIL = "voicemail";

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

    @Embedded
    private Conclusion conclusion = Conclusion.OF_NOBODY;

    @Column(name = "follow_up_scheduled")
    private boolean followUpScheduled;

    @Column(name = "user_satisfaction")
    private Integer userSatisfaction;

    @Embedded
    private CallCost cost = CallCost.UNKNOWN;

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

    @Embedded
    private WhoPickedUp pickedUp = WhoPickedUp.NOBODY;

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
        if (!isConcluded()) {
            pickedUp = pickedUp.by(signal.answeredBy());
        }
        if (status.isTerminal()) {
            pickedUp = pickedUp.leftNothing();
            cost = cost.told(signal.price());
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

    /**
     * What the network makes of who picked up, whether it is believed or not. After the event nothing changes.
     *
     * @param word the carrier's own, as {@code machine_start}
     */
    public void toldByNetwork(String word) {
        if (!isConcluded()) {
            pickedUp = pickedUp.toldByNetwork(word);
        }
    }

    /** Its first sentences were a machine's. */
    public void greetedByMachine() {
        pickedUp = pickedUp.greetedByMachine();
    }

    /** It is a person who has the line, whatever was made of them before. */
    public void spokenToByPerson() {
        pickedUp = pickedUp.spokenToByPerson();
    }

    /** What becomes of the message that was to be left where a machine picked up. */
    public void message(MailboxMessage what) {
        pickedUp = pickedUp.message(what);
    }

    /** The network has said something of who picked up, whether it was believed or not. */
    public boolean isToldOfByNetwork() {
        return pickedUp.networkVerdict() != null;
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
        this.conclusion = conclusion;
        // Whoever texts hears of it by the event that goes with this.
        followUpScheduled = conclusion.followUpType() == FollowUpType.SMS;
        completedAt = now;
    }

    /** What it will have cost, where the carrier hasn't said what it did. */
    public void estimateCost(Money estimate) {
        cost = cost.estimated(estimate);
    }

    /** The carrier, which has not told what it cost, is to be asked. A call that nobody answered stays at what was estimated. */
    public void askPriceAt(Instant at) {
        if (answeredAt != null && providerSid != null) {
            cost = cost.askedForAt(at);
        }
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
                pickedUp.answeredBy(),
                pickedUp.onVoicemail(),
                pickedUp.message());
    }

    /** As the generated column tells it, also before the next read. */
    private String outcome() {
        return status.outcome()
                .map(ended -> pickedUp.answeredBy() == AnsweredBy.MACHINE ? VOICEMAIL : ended.wireName())
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
                pickedUp.answeredBy(),
                pickedUp.networkVerdict(),
                pickedUp.greetingVerdict(),
                pickedUp.onVoicemail(),
                pickedUp.message(),
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
                conclusion.transcriptConfidence(),
                conclusion.summary(),
                conclusion.keyTopics(),
                conclusion.sentiment(),
                conclusion.userEmotion(),
                conclusion.interventionsJson(),
                conclusion.commitments(),
                followUpScheduled,
                conclusion.followUpAt(),
                conclusion.followUpType() == null
                        ? null
                        : conclusion.followUpType().wireName(),
                conclusion.qualityScore(),
                userSatisfaction,
                conclusion.performanceRating(),
                cost.cents(),
                cost.micros(),
                cost.currency(),
                cost.isFinal(),
                modelCostMicros,
                modelCostCurrency,
                crisis,
                createdAt);
    }
}
