package dev.heartline.memory.episode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.time.Span;
import dev.heartline.ai.time.Spans;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * When something that was told stops mattering: an appointment or a plan once its day is over and there was time to ask how it went.
 * What a day begins (a job, a marriage) lasts, what went well stays, and what has no day just fades.
 */
public final class Expiry {

    /** To be asked how it went. */
    static final Duration AFTERWARDS = Duration.ofDays(3);

    private static final Pattern LASTING = Pattern.compile(
            "(?i)\\b(?:starts?|starting|begins?|beginning|mov(?:e|es|ing)|marr(?:y|ies|ied|ying)|wedding|divorced?|born|due|"
                    + "quits?|quitting|stops?|stopping|retir(?:e|es|ing)|joins?|joining|birthday|anniversary|since)\\b");

    private static final Pattern UNTIL = Pattern.compile("(?i)\\b(?:until|till|by)\\b");

    private static final int NO_END = 9999;

    private Expiry() {}

    /**
     * @param description with dates in the place of words that are only true on the day they are said
     * @param said when, in the zone of the user
     */
    public static Optional<Instant> of(MemoryType type, String description, ZonedDateTime said) {
        return switch (type) {
            case VICTORY, PREFERENCE -> Optional.empty();
            case STRUGGLE, INSIGHT, RELATIONSHIP, CONTEXT ->
                LASTING.matcher(description).find()
                        ? Optional.empty()
                        : lastDay(description, said)
                                .map(day -> day.plusDays(1)
                                        .atStartOfDay(said.getZone())
                                        .toInstant()
                                        .plus(AFTERWARDS));
        };
    }

    private static Optional<LocalDate> lastDay(String description, ZonedDateTime said) {
        var today = said.toLocalDate();
        return Spans.of(description, said, null)
                .filter(days -> days.to().isAfter(today) && days.to().getYear() < NO_END)
                .filter(days ->
                        days.from().isAfter(today) || UNTIL.matcher(description).find())
                .map(Span::to);
    }
}
