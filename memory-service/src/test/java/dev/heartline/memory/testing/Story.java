package dev.heartline.memory.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.events.vocabulary.TriggerType;

/** Events about one user. */
public record Story(UUID userId) {

    public static Story ofSomebody() {
        return new Story(Ids.next());
    }

    public static Instant ago(Duration duration) {
        return Instant.now().minus(duration).truncatedTo(ChronoUnit.MILLIS);
    }

    public Event<CallCompleted> call(Instant at, String... lines) {
        return call(Ids.next(), at, lines);
    }

    /** @param lines each with its speaker: {@code "user: I slept well"} */
    public Event<CallCompleted> call(UUID callId, Instant at, String... lines) {
        return Event.of(EventType.CALL_COMPLETED, data(callId, userId, at, turns(at, lines)));
    }

    public static Event<CallCompleted> callOfNobody(Instant at, String... lines) {
        UUID callId = Ids.next();
        return Event.about(EventType.CALL_COMPLETED, callId.toString(), data(callId, null, at, turns(at, lines)));
    }

    public Event<SmsReceived> text(Instant at, String body) {
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        userId,
                        Ids.next(),
                        "twilio",
                        body,
                        at,
                        SmsIntent.REPORT_PROGRESS,
                        0.7,
                        Sentiment.POSITIVE,
                        0.8,
                        false,
                        false));
    }

    /** A text that its writer has edited. */
    public Event<SmsReceived> edit(Event<SmsReceived> text, String body) {
        var first = text.body();
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        userId,
                        first.conversationId(),
                        first.provider(),
                        body,
                        first.receivedAt().plusSeconds(60),
                        first.intent(),
                        0.7,
                        Sentiment.POSITIVE,
                        0.8,
                        false,
                        false,
                        first.messageId()));
    }

    /** Danger was heard in a call or text of the user's. */
    public Event<CrisisRaised> crisis(UUID crisisId, CrisisState state, Instant at) {
        return Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        crisisId,
                        userId,
                        null,
                        state,
                        CrisisKind.SELF_HARM,
                        Channel.CALL,
                        Ids.next(),
                        at,
                        at.plus(Duration.ofHours(72))));
    }

    public Event<BehaviorRecorded> lesson(String subject, Instant at) {
        return Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(Ids.next(), userId, BehaviorKind.LESSON_DONE, at, subject, Map.of()));
    }

    /** What was told of a behaviour, put right or taken back. */
    public Event<BehaviorRecorded> revised(
            Event<BehaviorRecorded> told, BehaviorRevision revision, Instant occurredAt) {
        var first = told.body();
        return Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(
                        first.behaviorId(),
                        userId,
                        first.kind(),
                        occurredAt,
                        first.subject(),
                        first.attributes(),
                        first.sentiment(),
                        revision));
    }

    /** One that is texted. */
    public Event<RewardTriggered> reward(TriggerType trigger, Instant at) {
        return Event.of(
                EventType.REWARD_TRIGGERED,
                new RewardTriggered(
                        Ids.next(),
                        userId,
                        Ids.next(),
                        Ids.next(),
                        trigger,
                        "a week",
                        RewardType.COACH_CELEBRATION,
                        RewardIntensity.SMALL,
                        "A week!",
                        at,
                        at,
                        0,
                        0.5,
                        List.of(Channel.SMS)));
    }

    /** The text of a reward reaches the user. */
    public Event<CoachMessaged> arrival(Event<RewardTriggered> reward, Instant at) {
        var text = RewardTriggered.textOf(reward.body().rewardId());
        return messaged(text, Channel.SMS, MessageMilestone.DELIVERED, at, at);
    }

    /** What became of something that the coach sent, which asked for {@code log_dinner} where it was shown in the app. */
    public Event<CoachMessaged> messaged(
            UUID messageId, Channel channel, MessageMilestone milestone, Instant sentAt, Instant at) {
        return Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        messageId,
                        userId,
                        channel,
                        milestone,
                        at,
                        sentAt,
                        channel == Channel.IN_APP ? "log_dinner" : null,
                        null));
    }

    public Event<UserProfile> profile(String timezone) {
        return Event.of(
                EventType.USER_PROFILE,
                new UserProfile(userId, "Ana", null, timezone, "en", null, java.util.Set.of(), false));
    }

    public Event<UserProfile> erasure() {
        return Event.tombstone(EventType.USER_PROFILE, userId);
    }

    private static List<CallCompleted.Turn> turns(Instant at, String... lines) {
        var turns = new ArrayList<CallCompleted.Turn>();
        for (String line : lines) {
            boolean user = line.startsWith("user: ");
            turns.add(new CallCompleted.Turn(
                    turns.size(),
                    user ? Speaker.USER : Speaker.COACH,
                    line.substring(line.indexOf(": ") + 2),
                    at.plusSeconds(5L * turns.size()),
                    false));
        }
        return turns;
    }

    private static CallCompleted data(UUID callId, UUID userId, Instant at, List<CallCompleted.Turn> turns) {
        return data(callId, userId, at, turns, null);
    }

    private static CallCompleted data(
            UUID callId, UUID userId, Instant at, List<CallCompleted.Turn> turns, CallCompleted.Analysis analysis) {
        boolean answered = !turns.isEmpty();
        return new CallCompleted(
                callId,
                userId,
                CallDirection.INBOUND,
                answered ? CallOutcome.COMPLETED : CallOutcome.NO_ANSWER,
                null,
                "twilio",
                at.minusSeconds(4),
                answered ? at : null,
                null,
                at.plusSeconds(60),
                answered ? 60 : 0,
                turns,
                analysis,
                null,
                null);
    }
}
