package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A pause as somebody asked for it.
 *
 * @param until when they may be contacted again
 * @param isNamed whether their words say when it ends: else it is our guess, which shortens no pause that stands
 * @param zone theirs; empty where nobody knows it
 */
public record AskedPause(Instant until, boolean isNamed, Optional<ZoneId> zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);

    /** Its end in words, "Monday, 9 March" or, on the day itself, "6:00 PM"; empty where nobody knows the zone. */
    public Optional<String> end(Instant now) {
        return zone.map(known -> {
            var end = until.atZone(known);
            return end.toLocalDate().equals(now.atZone(known).toLocalDate()) ? TIME.format(end) : DAY.format(end);
        });
    }
}
