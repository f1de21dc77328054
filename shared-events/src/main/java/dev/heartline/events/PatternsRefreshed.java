package dev.heartline.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MasterySpeed;

/**
 * When and how a user is best reached, as their own doings tell; whole: each one replaces the one before. Its topic is compacted, so
 * a consumer that starts fresh reads the latest of every user. What too little is known for is null or empty.
 *
 * @param version grows with each of the user
 * @param timezone IANA name of the zone that hours and days are told in
 * @param mostActiveHours 0..23, most active first
 * @param mostActiveDays {@code monday} and so on, most active first
 * @param averageResponseTimeMinutes from our contact to what the user does next
 * @param preferredChannel the one that the user chooses by themselves
 * @param mostEngagingMessageTypes what the user answers, best first: purposes of calls, what set rewards off, and what messages ask for
 * @param leastEngagingMessageTypes what the user leaves unanswered, worst first
 * @param averageCallDurationSeconds of calls in which both spoke
 * @param prefersScheduledCalls whether our calls are taken rather than calls made
 * @param bestCallTimes {@code 18:00} and so on, full hours at which calls are taken, best first
 * @param needsRepetitionCount how often the same lesson is done, on average
 * @param confidence 0..1, by how much is known
 * @param responseMinutesByChannel from what the coach wrote, pushed or showed to when the user engaged with it, by the channel's name
 */
public record PatternsRefreshed(
        UUID userId,
        long version,
        Instant analyzedAt,
        String timezone,
        List<Integer> mostActiveHours,
        List<String> mostActiveDays,
        Integer averageResponseTimeMinutes,
        Channel preferredChannel,
        List<String> mostEngagingMessageTypes,
        List<String> leastEngagingMessageTypes,
        Integer averageCallDurationSeconds,
        Boolean prefersScheduledCalls,
        List<String> bestCallTimes,
        MasterySpeed conceptMasterySpeed,
        Integer needsRepetitionCount,
        double confidence,
        Map<String, Integer> responseMinutesByChannel)
        implements EventData {

    public PatternsRefreshed {
        mostActiveHours = mostActiveHours == null ? List.of() : List.copyOf(mostActiveHours);
        mostActiveDays = mostActiveDays == null ? List.of() : List.copyOf(mostActiveDays);
        mostEngagingMessageTypes = mostEngagingMessageTypes == null ? List.of() : List.copyOf(mostEngagingMessageTypes);
        leastEngagingMessageTypes =
                leastEngagingMessageTypes == null ? List.of() : List.copyOf(leastEngagingMessageTypes);
        bestCallTimes = bestCallTimes == null ? List.of() : List.copyOf(bestCallTimes);
        responseMinutesByChannel = responseMinutesByChannel == null || responseMinutesByChannel.isEmpty()
                ? null
                : Map.copyOf(responseMinutesByChannel);
    }

    /** Nothing is known of response times by channel. */
    public PatternsRefreshed(
            UUID userId,
            long version,
            Instant analyzedAt,
            String timezone,
            List<Integer> mostActiveHours,
            List<String> mostActiveDays,
            Integer averageResponseTimeMinutes,
            Channel preferredChannel,
            List<String> mostEngagingMessageTypes,
            List<String> leastEngagingMessageTypes,
            Integer averageCallDurationSeconds,
            Boolean prefersScheduledCalls,
            List<String> bestCallTimes,
            MasterySpeed conceptMasterySpeed,
            Integer needsRepetitionCount,
            double confidence) {
        this(
                userId,
                version,
                analyzedAt,
                timezone,
                mostActiveHours,
                mostActiveDays,
                averageResponseTimeMinutes,
                preferredChannel,
                mostEngagingMessageTypes,
                leastEngagingMessageTypes,
                averageCallDurationSeconds,
                prefersScheduledCalls,
                bestCallTimes,
                conceptMasterySpeed,
                needsRepetitionCount,
                confidence,
                null);
    }
}
