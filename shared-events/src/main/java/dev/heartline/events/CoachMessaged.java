package dev.heartline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;

/**
 * What became of something that the coach sent, over whichever channel: told once per milestone, in no certain order, and never before
 * it was sent. Neither its words nor what was written back.
 *
 * @param messageId the text's, the call's, or that of what the host showed
 * @param at when that was
 * @param sentAt when it was sent
 * @param ctaAction what it asked the user to do, as the host names it; null where it asked for nothing
 * @param helpfulnessRating 1..5 where the milestone is {@code rated}, else null; a later rating replaces it
 * @param inAnswer true where it answers what the user wrote, or they made the call: it was they who began; null where it isn't said
 * @param memoryIds the memories that its words name, where they are known; empty in events of earlier releases
 */
public record CoachMessaged(
        UUID messageId,
        UUID userId,
        Channel channel,
        MessageMilestone milestone,
        Instant at,
        Instant sentAt,
        String ctaAction,
        Integer helpfulnessRating,
        Boolean inAnswer,
        List<UUID> memoryIds)
        implements EventData {

    public CoachMessaged {
        memoryIds = memoryIds == null ? List.of() : List.copyOf(memoryIds);
    }

    /** Of which it isn't said what it names. */
    public CoachMessaged(
            UUID messageId,
            UUID userId,
            Channel channel,
            MessageMilestone milestone,
            Instant at,
            Instant sentAt,
            String ctaAction,
            Integer helpfulnessRating,
            Boolean inAnswer) {
        this(messageId, userId, channel, milestone, at, sentAt, ctaAction, helpfulnessRating, inAnswer, null);
    }

    /** Of which it isn't said who began. */
    public CoachMessaged(
            UUID messageId,
            UUID userId,
            Channel channel,
            MessageMilestone milestone,
            Instant at,
            Instant sentAt,
            String ctaAction,
            Integer helpfulnessRating) {
        this(messageId, userId, channel, milestone, at, sentAt, ctaAction, helpfulnessRating, null);
    }

    /** Whether it was the coach who began, as far as is known. */
    public boolean begunByTheCoach() {
        return !Boolean.TRUE.equals(inAnswer);
    }
}
