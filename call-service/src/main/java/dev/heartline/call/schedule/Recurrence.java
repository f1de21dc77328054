package dev.heartline.call.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences of a rule of <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545</a>, on the wall clock of
 * a zone: "at nine" stays at nine whatever daylight saving does. No more than one a day.
 */
final class Recurrence {

    /** Two years of each: further ahead no call is scheduled, and what multiplies them can't overflow. */
    private static final Map<Freq, Integer> LONGEST_INTERVALS =
            Map.of(Freq.DAILY, 731, Freq.WEEKLY, 104, Freq.MONTHLY, 24, Freq.YEARLY, 2);

    /** Ten years of days: a rule that counts is counted anew from its start, whatever is looked for. */
    private static final int HIGHEST_COUNT = 3660;

    private static final int LONGEST_LIST = 31;

    private final RecurrenceRule rule;
    private final LocalDateTime start;

    private Recurrence(RecurrenceRule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
    }

    /**
     * @param text for example {@code FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10}
     * @param start before which nothing occurs, and whose time of day every occurrence has
     * @throws UnfitRule where it is none, asks for more than one call a day, has an interval of more than two years, a count above 3660
     *     or a list of more than 31, or where it never occurs
     */
    static Recurrence of(String text, LocalDateTime start, ZoneId zone) {
        try {
            var rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
            requireFit(rule);
            endOnTheWallClock(rule, zone);
            rule.iterator(dateTime(start));
            return new Recurrence(rule, start);
        } catch (UnfitRule e) {
            throw e;
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            throw new UnfitRule("This is no recurrence rule of RFC 5545, or never occurs: " + e.getMessage());
        }
    }

    private static void requireFit(RecurrenceRule rule) {
        var longest = LONGEST_INTERVALS.get(rule.getFreq());
        if (longest == null
                || rule.hasPart(Part.BYHOUR)
                || rule.hasPart(Part.BYMINUTE)
                || rule.hasPart(Part.BYSECOND)) {
            throw new UnfitRule("No more than one call a day may recur");
        }
        if (rule.hasPart(Part.RSCALE) || rule.hasPart(Part.SKIP)) {
            throw new UnfitRule("Only the calendar of RFC 5545 is known");
        }
        if (rule.getFreq() == Freq.DAILY && rule.hasPart(Part.BYSETPOS)) {
            throw new UnfitRule("BYSETPOS picks among several days, and FREQ=DAILY has one");
        }
        if (rule.getInterval() > longest) {
            throw new UnfitRule("INTERVAL is at most %d where FREQ is %s".formatted(longest, rule.getFreq()));
        }
        if (rule.getCount() != null && rule.getCount() > HIGHEST_COUNT) {
            throw new UnfitRule("COUNT is at most " + HIGHEST_COUNT);
        }
        var lists = Stream.of(Part.BYMONTH, Part.BYWEEKNO, Part.BYYEARDAY, Part.BYMONTHDAY, Part.BYSETPOS);
        if (isTooLong(rule.getByDayPart()) || lists.anyMatch(part -> isTooLong(rule.getByPart(part)))) {
            throw new UnfitRule("A list holds at most " + LONGEST_LIST);
        }
    }

    private static boolean isTooLong(@Nullable List<?> list) {
        return list != null && list.size() > LONGEST_LIST;
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
        return next(from(start));
    }

    /** Empty where nothing comes after it. */
    Optional<LocalDateTime> after(LocalDateTime occurrence) {
        return next(following(occurrence));
    }

    /** Those that come after it, each stepped to from the one before. */
    Iterator<LocalDateTime> following(LocalDateTime occurrence) {
        return from(occurrence.plusSeconds(1));
    }

    private static Optional<LocalDateTime> next(Iterator<LocalDateTime> occurrences) {
        return occurrences.hasNext() ? Optional.of(occurrences.next()) : Optional.empty();
    }

    private Iterator<LocalDateTime> from(LocalDateTime earliest) {
        var occurrences = rule.iterator(dateTime(start));
        try {
            occurrences.fastForward(dateTime(earliest));
        } catch (RuntimeException _) {
            return Collections.emptyIterator();
        }
        return new Occurrences(occurrences);
    }

    /** Looks for the next one only when it is asked for. Where the search for it is given up, none comes any more. */
    private static final class Occurrences implements Iterator<LocalDateTime> {

        private final RecurrenceRuleIterator occurrences;
        private boolean taken;
        private boolean over;

        private Occurrences(RecurrenceRuleIterator occurrences) {
            this.occurrences = occurrences;
        }

        @Override
        public boolean hasNext() {
            if (taken && !over) {
                taken = false;
                step();
            }
            return !over && occurrences.hasNext();
        }

        private void step() {
            try {
                occurrences.nextDateTime();
            } catch (RuntimeException _) {
                over = true;
            }
        }

        @Override
        public LocalDateTime next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            taken = true;
            return local(occurrences.peekDateTime());
        }
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
