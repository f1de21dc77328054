package dev.heartline.memory.pattern;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.events.vocabulary.Channel;

/**
 * When to reach out to a user next, by what is known of them; the contact policy of the channel has the last word.
 *
 * @param at a full hour of the coming week, between 8:00 and 20:00 of the user's zone
 * @param channel what the user prefers; a text where that isn't known
 * @param reasons in words, most telling first
 * @param confidence 0..1, of the patterns that it rests on
 */
@Schema(name = "NextContact")
public record NextContact(Instant at, Channel channel, List<String> reasons, double confidence) {

    private static final int EARLIEST = 8;
    private static final int LATEST = 20;
    private static final int HOURS_AHEAD = 7 * 24;

    /** @param quietUntil when a crisis no longer forbids it, if there is one */
    static NextContact of(Patterns patterns, ZoneId zone, Instant now, Optional<Instant> quietUntil) {
        var channel = patterns.preferredChannel().orElse(Channel.SMS);
        var earliest = quietUntil.filter(now::isBefore).orElse(now).atZone(zone);
        var best = IntStream.rangeClosed(1, HOURS_AHEAD)
                .mapToObj(hours -> earliest.truncatedTo(ChronoUnit.HOURS).plusHours(hours))
                .filter(at -> at.getHour() >= EARLIEST && at.getHour() <= LATEST)
                .max(Comparator.<ZonedDateTime>comparingDouble(at -> promise(patterns, channel, at))
                        .thenComparing(Comparator.<ZonedDateTime>naturalOrder().reversed()))
                .orElseThrow();
        return new NextContact(
                best.toInstant(),
                channel,
                reasons(patterns, channel, best, quietUntil.filter(now::isBefore)),
                patterns.confidence());
    }

    /** The hour tells more than the day. */
    private static double promise(Patterns patterns, Channel channel, ZonedDateTime at) {
        return (isGoodForCalls(patterns, channel, at) ? 3 : 0)
                + (patterns.mostActiveHours().contains(at.getHour()) ? 2 : 0)
                + (patterns.mostActiveDays().contains(at.getDayOfWeek()) ? 1 : 0);
    }

    private static boolean isGoodForCalls(Patterns patterns, Channel channel, ZonedDateTime at) {
        return channel == Channel.CALL && patterns.bestCallTimes().contains(LocalTime.of(at.getHour(), 0));
    }

    private static List<String> reasons(
            Patterns patterns, Channel channel, ZonedDateTime at, Optional<Instant> quietUntil) {
        var reasons = new ArrayList<String>();
        quietUntil.ifPresent(until -> reasons.add("not before " + until + ": danger was heard"));
        if (isGoodForCalls(patterns, channel, at)) {
            reasons.add("takes calls around %d:00".formatted(at.getHour()));
        }
        if (patterns.mostActiveHours().contains(at.getHour())) {
            reasons.add("is active around %d:00".formatted(at.getHour()));
        }
        if (patterns.mostActiveDays().contains(at.getDayOfWeek())) {
            reasons.add("is active on %ss".formatted(at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        }
        patterns.preferredChannel().ifPresent(preferred -> reasons.add("comes by " + preferred.wireName()));
        Optional.ofNullable(patterns.responseTimes().get(channel))
                .ifPresent(time ->
                        reasons.add("answers by %s within %d minutes".formatted(channel.wireName(), time.toMinutes())));
        if (reasons.isEmpty()) {
            reasons.add("little is known yet: the next hour of the day");
        }
        return reasons;
    }
}
