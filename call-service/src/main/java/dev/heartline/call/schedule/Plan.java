package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.profile.KnownUser;

/**
 * A call that is to be written into the schedule.
 *
 * @param at the time of its first occurrence on the wall clock
 * @param timeFrom where its hour is from
 * @param rule empty where it comes once
 */
record Plan(
        UUID userId,
        LocalDateTime at,
        TimeFrom timeFrom,
        ZoneId zone,
        CallPurpose purpose,
        List<String> talkingPoints,
        Duration window,
        Optional<String> rule) {

    /** Longer ahead nobody knows what a zone's clocks will show. */
    static final Duration FURTHEST = Duration.ofDays(2 * 365);

    /**
     * @param usual the window where the request names none
     * @param open what an hour that the request leaves open becomes
     * @throws NotSchedulable where the zone isn't known, the time has passed or is too far ahead, or there is none
     * @throws UnfitRule
     */
    static Plan of(CallToSchedule wanted, KnownUser user, Duration usual, OpenTime open, Instant now) {
        var zone = zone(wanted, user);
        var start = start(wanted, zone, open, now);
        var rule = Optional.ofNullable(wanted.recurrence());
        if (rule.isPresent()) {
            requireNear(start.at(), zone, now);
        }
        var at = rule.map(text -> Recurrence.of(text, start.at(), zone)
                        .first()
                        .orElseThrow(() -> new NotSchedulable("The recurrence rule yields no time")))
                .orElse(start.at());
        requireAhead(WallClock.instant(at, zone), now);
        return new Plan(
                wanted.userId(),
                at,
                start.from(),
                zone,
                wanted.purpose(),
                wanted.talkingPoints(),
                wanted.windowMinutes() == null ? usual : Duration.ofMinutes(wanted.windowMinutes()),
                rule);
    }

    private static OpenTime.Chosen start(CallToSchedule wanted, ZoneId zone, OpenTime open, Instant now) {
        if ((wanted.at() == null) == (wanted.on() == null)) {
            throw new NotSchedulable("Name either 'at', the time, or 'on', the day");
        }
        return wanted.at() != null
                ? new OpenTime.Chosen(wanted.at(), TimeFrom.REQUEST)
                : open.on(wanted.on(), zone, now);
    }

    /** A series may have begun before now, but its rule isn't followed through ages. */
    private static void requireNear(LocalDateTime start, ZoneId zone, Instant now) {
        var days = ChronoUnit.DAYS.between(LocalDateTime.ofInstant(now, zone), start);
        if (Math.abs(days) > FURTHEST.toDays() + 1) {
            throw new NotSchedulable("That time is more than two years away");
        }
    }

    static void requireAhead(Instant at, Instant now) {
        if (!at.isAfter(now)) {
            throw new NotSchedulable("That time has passed");
        }
        if (at.isAfter(now.plus(FURTHEST))) {
            throw new NotSchedulable("That time is more than two years ahead");
        }
    }

    Instant scheduledFor() {
        return WallClock.instant(at, zone);
    }

    private static ZoneId zone(CallToSchedule wanted, KnownUser user) {
        if (wanted.timezone() == null) {
            return user.zone()
                    .orElseThrow(() ->
                            new NotSchedulable("The user's profile names no time zone, and neither does the request"));
        }
        return KnownUser.zoneOf(wanted.timezone())
                .orElseThrow(() -> new NotSchedulable("No time zone of that name is known"));
    }
}
