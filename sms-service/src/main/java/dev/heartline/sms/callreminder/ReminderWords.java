package dev.heartline.sms.callreminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reminder of a call says: when it comes, on the user's clock, and nothing of what it is about, as others may read along. In
 * Spanish for whoever's profile says so, else in English.
 */
final class ReminderWords {

    private ReminderWords() {}

    /**
     * @param now when it is written; the day is told from there, and a text that is held is still right, as it names the weekday unless
     *     the call is on this very day
     */
    static String of(Optional<String> firstName, Optional<String> language, Instant at, ZoneId zone, Instant now) {
        var locale = language.map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
        boolean spanish = locale.getLanguage().equals("es");
        var day = day(LocalDate.ofInstant(at, zone), LocalDate.ofInstant(now, zone), spanish);
        var time = clock(locale).format(at.atZone(zone));
        return spanish
                ? "Hola%s: tu coach te llama %s a las %s.".formatted(named(firstName), day, time)
                : "Hi%s, your coach calls you %s at %s.".formatted(named(firstName), day, time);
    }

    private static String named(Optional<String> firstName) {
        return firstName.map(name -> " " + name).orElse("");
    }

    private static String day(LocalDate day, LocalDate today, boolean spanish) {
        if (day.equals(today)) {
            return spanish ? "hoy" : "today";
        }
        var language = spanish ? Locale.of("es") : Locale.ENGLISH;
        return ChronoUnit.DAYS.between(today, day) < 7
                ? DateTimeFormatter.ofPattern(spanish ? "'el' EEEE" : "'on' EEEE", language)
                        .format(day)
                : DateTimeFormatter.ofPattern(spanish ? "'el' d 'de' MMMM" : "'on' MMMM d", language)
                        .format(day);
    }

    /** In English with twelve hours, unless their country counts to 24. */
    private static DateTimeFormatter clock(Locale locale) {
        boolean twelve = locale.getLanguage().equals("en")
                && (locale.getCountry().isEmpty() || locale.getCountry().matches("US|CA|AU|NZ|IN|PH"));
        return DateTimeFormatter.ofPattern(twelve ? "h:mm a" : "HH:mm", Locale.US);
    }
}
