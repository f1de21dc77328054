package dev.heartline.engagement.policy.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import dev.heartline.engagement.policy.lapse.LapseModel.Risk;

/** When a user is considered again, by the clock of where they are. */
public final class NextLook {

    /** Where nothing is known, and after somebody did something. */
    public static final Duration AGAIN = Duration.ofHours(2);

    private static final Duration SOONER = Duration.ofHours(1);
    private static final Duration RATHER_LATER = Duration.ofHours(3);
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    private NextLook() {}

    /** Sooner where somebody may lapse: more often there is something to tell in time. The gate and its caps are the same for all. */
    public static Instant later(Instant now, ZoneId zone, Optional<Risk> risk) {
        var after = risk.filter(Risk::isSerious).isPresent()
                ? SOONER
                : risk.filter(Risk::isSmall).isPresent() ? RATHER_LATER : AGAIN;
        return todayAt(now.plus(after), now, zone);
    }

    /** Then, where that is later today and not in the quiet hours; else on the next morning. */
    public static Instant todayAt(Instant then, Instant now, ZoneId zone) {
        var local = then.atZone(zone);
        boolean today = then.isAfter(now)
                && local.toLocalDate().equals(now.atZone(zone).toLocalDate())
                && !local.toLocalTime().isBefore(HookGate.OPENS)
                && local.toLocalTime().isBefore(HookGate.CLOSES);
        return today ? then : morning(now, zone);
    }

    public static Instant morning(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var morning = today.atTime(MORNING).atZone(zone).toInstant();
        return morning.isAfter(now)
                ? morning
                : today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }
}
