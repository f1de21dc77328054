package dev.heartline.sms.campaign;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a step of a campaign is due. */
final class StepTime {

    private static final int HOURS_A_DAY = 24;

    private StepTime() {}

    /**
     * Whole days of the delay are days of the user's calendar: "24 hours later" stays the same time of day when clocks change. A time
     * of day that a change of clocks skips is the end of the gap.
     *
     * @param before the step before, or the enrolment
     * @param at local time of day to wait for; null for none
     */
    static Instant of(Instant before, int delayHours, LocalTime at, ZoneId zone) {
        var earliest = before.atZone(zone).plusDays(delayHours / HOURS_A_DAY).plusHours(delayHours % HOURS_A_DAY);
        if (at == null) {
            return earliest.toInstant();
        }
        var sameDay = earliest.toLocalDate().atTime(at).atZone(zone);
        return (sameDay.isBefore(earliest)
                        ? earliest.toLocalDate().plusDays(1).atTime(at).atZone(zone)
                        : sameDay)
                .toInstant();
    }
}
