package dev.heartline.memory.habit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * What somebody's days with a habit amount to that is worth a memory: a long run of them, many in all where it isn't done daily, or the
 * very first. Of each kind only the greatest of a year is kept, so a habit makes a handful of memories however often it is told of.
 *
 * @param days how many: of a {@link Kind#RUN} one of {@link #RUNS}, of a {@link Kind#TOTAL} one of {@link #TOTALS}
 * @param first of the days that it rests on
 * @param last of them
 */
record KeptHabit(Kind kind, String habit, int days, LocalDate first, LocalDate last) {

    enum Kind implements WireNamed {
        FIRST,
        RUN,
        TOTAL
    }

    static final List<Integer> RUNS = List.of(7, 30, 90, 180, 365);
    static final List<Integer> TOTALS = List.of(50, 100, 200);

    /** From here on it weighs in somebody's life. */
    private static final int LONG = 30;

    /** Days. What we hear of first may have been done for years, unless we had heard of other things for so long. */
    private static final int KNOWN_FOR_LONG = 14;

    private static final int A_YEAR = 365;

    private static final double SURE = 0.95;
    private static final double GLAD = 0.6;

    /** A name in words, which a coach can say. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}' ]{1,58}");

    private static final Pattern BODY = Pattern.compile(
            "\\b(?:fast(?:ed|ing|s)?|calor\\w*|weigh\\w*|diet\\w*|skip\\w*|purg\\w*|laxat\\w*|no (?:food|dinner|lunch|breakfast|meals?)|deficit)\\b");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * The habit that a behaviour kept, in words; empty for what is no habit, was not so or on no certain day, what sounds bad or may be
     * (a vice, a fast, a harm), and names that nobody would say. Food and weight are none: a run of days on which somebody counted them is
     * nothing to hold up to them.
     */
    static Optional<String> keptBy(BehaviorRecorded behavior) {
        if (behavior.kind() != BehaviorKind.HABIT_COMPLETED
                || behavior.revision() == BehaviorRevision.WITHDRAWS
                || BehaviorRecorded.UNCERTAIN.equals(behavior.attributes().get(BehaviorRecorded.DAY))
                || behavior.subject() == null
                || behavior.sentiment() == Sentiment.NEGATIVE) {
            return Optional.empty();
        }
        return Optional.of(behavior.subject()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[_-]+", " ")
                        .strip())
                .filter(name -> NAME.matcher(name).matches())
                .filter(name -> SecretMask.mask(name).text().equals(name))
                .filter(name -> !BODY.matcher(name).find())
                .filter(name -> Progress.of("I did my " + name) == Progress.Verdict.GOOD
                        && Progress.of("I had " + name) == Progress.Verdict.GOOD);
    }

    /**
     * What a day more makes of it; empty where it doesn't make anything greater than there was.
     *
     * @param before the other days on which it was kept, as far as they are known
     * @param remembered what was made of them
     * @param knownSince the first day of any habit of the user's that is known
     */
    static Optional<KeptHabit> by(
            String habit, LocalDate day, Set<LocalDate> before, List<KeptHabit> remembered, LocalDate knownSince) {
        if (before.contains(day)) {
            return Optional.empty();
        }
        return run(habit, day, before, remembered)
                .or(() -> total(habit, day, before, remembered))
                .or(() -> first(habit, day, before, remembered, knownSince));
    }

    private static Optional<KeptHabit> run(
            String habit, LocalDate day, Set<LocalDate> before, List<KeptHabit> remembered) {
        int left = run(day, before, -1);
        int right = run(day, before, 1);
        int longest = Math.max(Math.max(left, right), greatest(Kind.RUN, day, remembered));
        int now = left + 1 + right;
        var first = day.minusDays(left);
        return RUNS.reversed().stream()
                .filter(days -> longest < days && days <= now)
                .findFirst()
                .map(days -> new KeptHabit(Kind.RUN, habit, days, first, first.plusDays(days - 1L)));
    }

    private static int run(LocalDate day, Set<LocalDate> days, int step) {
        int length = 0;
        while (days.contains(day.plusDays((long) step * (length + 1)))) {
            length++;
        }
        return length;
    }

    /** Of who has long runs those tell more. */
    private static Optional<KeptHabit> total(
            String habit, LocalDate day, Set<LocalDate> before, List<KeptHabit> remembered) {
        var all = new TreeSet<>(before);
        all.add(day);
        return greatest(Kind.RUN, day, remembered) >= LONG
                        || !TOTALS.contains(all.size())
                        || greatest(Kind.TOTAL, day, remembered) >= all.size()
                ? Optional.empty()
                : Optional.of(new KeptHabit(Kind.TOTAL, habit, all.size(), all.first(), all.last()));
    }

    private static Optional<KeptHabit> first(
            String habit, LocalDate day, Set<LocalDate> before, List<KeptHabit> remembered, LocalDate knownSince) {
        return before.isEmpty() && remembered.isEmpty() && knownSince.isBefore(day.minusDays(KNOWN_FOR_LONG))
                ? Optional.of(new KeptHabit(Kind.FIRST, habit, 1, day, day))
                : Optional.empty();
    }

    private static int greatest(Kind kind, LocalDate day, List<KeptHabit> remembered) {
        return remembered.stream()
                .filter(one -> one.kind() == kind && one.last().isAfter(day.minusDays(A_YEAR)))
                .mapToInt(KeptHabit::days)
                .max()
                .orElse(0);
    }

    /** Whether it is so no longer once it turns out that the habit was not kept on a day. */
    boolean restsOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whether a day that is told of late shows that it never was so. */
    boolean isDisprovedBy(LocalDate day) {
        return kind == Kind.FIRST && day.isBefore(first);
    }

    MemoryCandidate memory() {
        var words = switch (kind) {
            case FIRST -> "Kept the habit \"%s\" for the first time on %s".formatted(habit, DATE.format(first));
            case RUN ->
                "Kept up the habit \"%s\" for %d days in a row until %s".formatted(habit, days, DATE.format(last));
            case TOTAL -> "Kept up the habit \"%s\" on %d days since %s".formatted(habit, days, DATE.format(first));
        };
        return new MemoryCandidate(
                MemoryType.VICTORY,
                words,
                GLAD,
                Arrays.stream(habit.split(" +")).distinct().toList(),
                days >= LONG,
                SURE,
                List.of());
    }
}
