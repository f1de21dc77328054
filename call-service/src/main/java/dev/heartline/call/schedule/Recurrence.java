package dev.heartline.call.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

/**
 * The occurrences of a rule of <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545</a>, on the wall clock of
 * a zone: "at nine" stays at nine whatever daylight saving does. No more than one a day.
 */
final class Recurrence {

    /** Of occurrences before the one that is looked for. */
    private static final int MOST_SKIPPED = 100_000;

    private static final Set<Freq> FREQUENCIES = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    private final RecurrenceRule rule;
    private final LocalDateTime start;

    private Recurrence(RecurrenceRule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
    }

    /**
     * @param text for example {@code FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10}
     * @param start before which nothing occurs, and whose time of day every occurrence has
     * @throws UnfitRule where it is none, or asks for more than one call a day
     */
    static Recurrence of(String text, LocalDateTime start, ZoneId zone) {
        try {
            var rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
            if (!FREQUENCIES.contains(rule.getFreq()) || namesTimesOfDay(rule)) {
                throw new UnfitRule("No more than one call a day may recur");
            }
            endOnTheWallClock(rule, zone);
            rule.iterator(dateTime(start));
            return new Recurrence(rule, start);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new UnfitRule("This is no recurrence rule of RFC 5545: " + e.getMessage());
        }
    }

    private static boolean namesTimesOfDay(RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    /** RFC 5545 wants UNTIL in UTC where the start has a zone; here both are wall-clock times. */
    private static void endOnTheWallClock(RecurrenceRule rule, ZoneId zone) {
        var until = rule.getUntil();
        if (until != null && until.isAllDay()) {
            rule.setUntil(new DateTime(until.getYear(), until.getMonth(), until.getDayOfMonth(), 23, 59, 59));
        } else if (until != null && !until.isFloating()) {
            var local = until.shiftTimeZone(TimeZone.getTimeZone(zone));
            rule.setUntil(dateTime(local(local)));
        }
    }

    /** Empty where the rule yields nothing. */
    Optional<LocalDateTime> first() {
        return atOrAfter(start);
    }

    /** Empty where nothing comes after it. */
    Optional<LocalDateTime> after(LocalDateTime occurrence) {
        return atOrAfter(occurrence.plusSeconds(1));
    }

    private Optional<LocalDateTime> atOrAfter(LocalDateTime earliest) {
        var occurrences = rule.iterator(dateTime(start));
        occurrences.fastForward(dateTime(earliest));
        for (int i = 0; i < MOST_SKIPPED && occurrences.hasNext(); i++) {
            var next = local(occurrences.nextDateTime());
            if (!next.isBefore(earliest)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Months count from 0 there. */
    private static DateTime dateTime(LocalDateTime at) {
        return new DateTime(
                at.getYear(), at.getMonthValue() - 1, at.getDayOfMonth(), at.getHour(), at.getMinute(), at.getSecond());
    }

    private static LocalDateTime local(DateTime at) {
        return LocalDateTime.of(
                at.getYear(), at.getMonth() + 1, at.getDayOfMonth(), at.getHours(), at.getMinutes(), at.getSeconds());
    }
}
