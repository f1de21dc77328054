package dev.heartline.engagement.policy.hook;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Quiet;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.service.profile.KnownUser;

/** Whether a user may be brought back now, before anything is chosen. What is unknown is a reason for silence. */
public final class HookGate {

    /** By local time, on every channel: a badge in the app lights up the phone as well. */
    public static final LocalTime OPENS = LocalTime.of(8, 0);

    public static final LocalTime CLOSES = LocalTime.of(21, 0);

    static final int MOST_A_DAY = 1;
    static final int MOST_A_WEEK = 4;

    private HookGate() {}

    /**
     * A question to the gate.
     *
     * @param user empty where no profile has arrived
     * @param zone where they are, as far as anybody says
     * @param pausedUntil the user asked to be left alone until then; empty where they didn't
     * @param contactedToday the coach called or wrote to them on this day of theirs, for whatever, and they hadn't begun
     * @param withinDay hooks of the last 24 hours, on all channels
     * @param withinWeek hooks of the last 7 days
     * @param holdout the user belongs to the holdout
     */
    public record Request(
            Optional<KnownUser> user,
            Optional<ZoneId> zone,
            Quiet quiet,
            Optional<Instant> pausedUntil,
            Set<Mechanic> optedOut,
            boolean contactedToday,
            int withinDay,
            int withinWeek,
            boolean holdout,
            Instant now) {

        public Request {
            optedOut = Set.copyOf(optedOut);
        }
    }

    /** Why not; empty where nothing objects. */
    public static Optional<Reason> objection(Request request) {
        if (request.user().isEmpty()) {
            return Optional.of(Reason.PROFILE_UNKNOWN);
        }
        var quiet = request.quiet().objection(request.now());
        if (quiet.isPresent()) {
            return quiet;
        }
        if (request.user().filter(KnownUser::rewardsOptOut).isPresent()) {
            return Optional.of(Reason.OPTED_OUT);
        }
        if (request.optedOut().contains(Mechanic.HOOKS)) {
            return Optional.of(Reason.MECHANIC_OPTED_OUT);
        }
        if (isAhead(request.pausedUntil(), request.now())) {
            return Optional.of(Reason.PAUSED);
        }
        if (request.zone().isEmpty()) {
            return Optional.of(Reason.ZONE_UNKNOWN);
        }
        if (!isOpen(request)) {
            return Optional.of(Reason.QUIET_HOURS);
        }
        if (request.contactedToday()) {
            return Optional.of(Reason.CONTACTED_TODAY);
        }
        if (request.withinDay() >= MOST_A_DAY) {
            return Optional.of(Reason.HOOK_DAILY_LIMIT);
        }
        if (request.withinWeek() >= MOST_A_WEEK) {
            return Optional.of(Reason.HOOK_WEEKLY_LIMIT);
        }
        return request.holdout() ? Optional.of(Reason.HOLDOUT) : Optional.empty();
    }

    private static boolean isAhead(Optional<Instant> until, Instant now) {
        return until.filter(now::isBefore).isPresent();
    }

    private static boolean isOpen(Request request) {
        var time = request.now().atZone(request.zone().orElseThrow()).toLocalTime();
        return !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }
}
