package dev.heartline.memory.pattern;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.RewardTriggered;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * Something that happened between a user and us.
 *
 * @param at of a reward, when it was decided on; of a message, when it was sent
 * @param messageType what we came with: a call's purpose, what set a reward off, what a message asks for; null where it asks for
 *     nothing, and where the user came
 * @param durationSeconds of a call in which the user spoke
 * @param subject of a lesson
 * @param channel of a message
 * @param engagedAt when the user answered a message, or did what it asks for; null where they have not
 */
public record Interaction(
        UUID id,
        UUID userId,
        Kind kind,
        Instant at,
        @Nullable String messageType,
        @Nullable Integer durationSeconds,
        @Nullable String subject,
        @Nullable Channel channel,
        @Nullable Instant engagedAt) {

    /** What the carrier couldn't connect, or was called off, tells nothing of when somebody picks up. */
    private static final Set<CallOutcome> UNCONNECTED = EnumSet.of(CallOutcome.FAILED, CallOutcome.CANCELED);

    /** Anything but a message. */
    public Interaction(
            UUID id,
            UUID userId,
            Kind kind,
            Instant at,
            @Nullable String messageType,
            @Nullable Integer durationSeconds,
            @Nullable String subject) {
        this(id, userId, kind, at, messageType, durationSeconds, subject, null, null);
    }

    /** A reward as the user saw it. @param text that told of it */
    Interaction arrived(Interaction text) {
        return new Interaction(id, userId, kind, text.at, messageType, null, null, text.channel, text.engagedAt);
    }

    /** Who did what. */
    public enum Kind implements WireNamed {
        /** The user took a call of ours and spoke. */
        CALL_TAKEN,
        CALL_MISSED,
        /** The user called and spoke. */
        CALL_MADE,
        TEXT,
        /** We decided on a reward, which shows when its text arrives. */
        REWARD,
        /** A text, a push or a card of the coach reached the user. */
        MESSAGE,
        /** The user did something in the host application. */
        ACTION,
        LESSON;

        boolean isOfTheUser() {
            return switch (this) {
                case CALL_TAKEN, CALL_MADE, TEXT, ACTION, LESSON -> true;
                case CALL_MISSED, REWARD, MESSAGE -> false;
            };
        }

        /** Whether we came to the user by it, and hoped for an answer. */
        boolean isOfOurs() {
            return switch (this) {
                case CALL_TAKEN, CALL_MISSED, REWARD, MESSAGE -> true;
                case CALL_MADE, TEXT, ACTION, LESSON -> false;
            };
        }
    }

    /** Empty for calls of nobody we know, where somebody calls and says nothing, and where ours was never connected. */
    public static Optional<Interaction> of(CallCompleted call) {
        boolean spoke = call.answeredBy() != AnsweredBy.MACHINE
                && call.turns().stream()
                        .anyMatch(turn ->
                                turn.speaker() == Speaker.USER && !turn.text().isBlank());
        boolean ours = call.direction() == CallDirection.OUTBOUND;
        if (call.userId() == null || !spoke && (!ours || UNCONNECTED.contains(call.outcome()))) {
            return Optional.empty();
        }
        return Optional.of(new Interaction(
                call.callId(),
                call.userId(),
                !spoke ? Kind.CALL_MISSED : ours ? Kind.CALL_TAKEN : Kind.CALL_MADE,
                call.initiatedAt(),
                ours && call.purpose() != null ? call.purpose().wireName() : null,
                spoke ? call.durationSeconds() : null,
                null));
    }

    public static Optional<Interaction> of(SmsReceived text) {
        return Optional.ofNullable(text.userId())
                .map(user -> new Interaction(text.saidFirstIn(), user, Kind.TEXT, text.receivedAt(), null, null, null));
    }

    /** Empty where something was not so, and for what a text tells of: the text is an interaction, and they did nothing in the app. */
    static Optional<Interaction> of(BehaviorRecorded behavior) {
        if (behavior.revision() == BehaviorRevision.WITHDRAWS || behavior.wasTexted()) {
            return Optional.empty();
        }
        boolean lesson = behavior.kind() == BehaviorKind.LESSON_DONE && behavior.subject() != null;
        return Optional.of(new Interaction(
                behavior.behaviorId(),
                behavior.userId(),
                lesson ? Kind.LESSON : Kind.ACTION,
                behavior.occurredAt(),
                null,
                null,
                lesson ? behavior.subject() : null));
    }

    /** Empty for calls, which {@code call.completed} tells more of, and for ratings, which say nothing of when somebody is reached. */
    static Optional<Interaction> of(CoachMessaged message) {
        return message.channel() == Channel.CALL || message.milestone() == MessageMilestone.RATED
                ? Optional.empty()
                : Optional.of(new Interaction(
                        message.messageId(),
                        message.userId(),
                        Kind.MESSAGE,
                        message.sentAt(),
                        message.ctaAction(),
                        null,
                        null,
                        message.channel(),
                        message.milestone() == MessageMilestone.ENGAGED ? message.at() : null));
    }

    /** Empty for rewards that don't go to the user: they show only where the user is already. */
    static Optional<Interaction> of(RewardTriggered reward) {
        return reward.channels().stream().noneMatch(channel -> channel != Channel.IN_APP)
                ? Optional.empty()
                : Optional.of(new Interaction(
                        reward.rewardId(),
                        reward.userId(),
                        Kind.REWARD,
                        reward.decidedAt(),
                        reward.triggerType().wireName(),
                        null,
                        null));
    }
}
