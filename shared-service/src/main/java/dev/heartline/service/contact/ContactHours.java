package dev.heartline.service.contact;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The part of the recipient's local day in which we may start a contact; the rest are quiet hours. Clock times are local
 * wall-clock times, so the hours follow daylight saving; an opening inside a skipped hour moves to its end.
 *
 * @param opens first allowed local time
 * @param closes first local time that is quiet again, on the same day
 */
public record ContactHours(LocalTime opens, LocalTime closes) {
    /** 08:00 to 21:00, United States federal rule: 47 CFR 64.1200(c)(1). */
    public static final ContactHours FEDERAL = new ContactHours(LocalTime.of(8, 0), LocalTime.of(21, 0));

    public ContactHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("contact hours must open before they close on the same day");
        }
    }

    public boolean areOpen(Instant now, ZoneId zone) {
        var time = now.atZone(zone).toLocalTime();
        return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** The first opening after {@code now}. */
    Instant nextOpening(Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        var opening = ZonedDateTime.of(day, opens, zone).toInstant();
        while (!opening.isAfter(now)) {
            day = day.plusDays(1);
            opening = ZonedDateTime.of(day, opens, zone).toInstant();
        }
        return opening;
    }
}
