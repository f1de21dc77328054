package dev.heartline.engagement.policy.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.Urgency;
import dev.heartline.service.policy.copy.CopyCheck;

/**
 * What is worth telling, at most one of each type. Each sentence is true whenever it is said, says what the user has and not what
 * they lack, and names no deadline but the end of their own day.
 */
public final class HookPolicy {

    /** Where the name can't be said, or is forgotten. */
    public static final String OF_A_FRIEND = "A friend of yours reached a milestone. You could say well done.";

    /** Shorter is no loss worth a word. */
    private static final int WORTH_KEEPING = 3;

    /** Of the day that a streak still needs. */
    private static final Duration AT_RISK = Duration.ofHours(10);

    private static final Duration SOON = Duration.ofHours(7);
    private static final int REGULAR_DAYS = 3;
    private static final int KNOWN_DAYS = 8;
    private static final double CLOSE = 60;
    private static final int BEST_HOURS = 3;

    /** Nobody is brought back to open the app or to step on the scales; nor to eat less, whatever kind that is told as. */
    private static final Set<BehaviorKind> WORTH_IT =
            EnumSet.complementOf(EnumSet.of(BehaviorKind.APP_OPENED, BehaviorKind.WEIGHT_LOGGED));

    private HookPolicy() {}

    public static List<Hook> fitting(HookFacts facts) {
        return Stream.of(streakAtRisk(facts), openTask(facts), almostThere(facts), friend(facts), insight(facts))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * When something that is only to be told today may come to fit, if nothing of the kind fits yet: until then what else there is can
     * wait, as there is one decision a day. And it waits for an hour at which the user is mostly about, if there is one yet to come. Empty
     * where nothing is to be waited for, or not before the quiet hours.
     */
    public static Optional<Instant> waitsUntil(HookFacts facts, List<Hook> fitting) {
        if (fitting.stream().anyMatch(Hook::isOfToday)) {
            return Optional.empty();
        }
        var today = facts.now().atZone(facts.zone()).toLocalDate();
        var closes = today.atTime(HookGate.CLOSES).atZone(facts.zone()).toInstant();
        var streaks = losable(facts).map(doing -> doing.streak().nextEnd().minus(AT_RISK));
        // Also what something is put behind: once it is done, that is open.
        var tasks = regular(open(facts))
                .flatMap(doing -> doing.usualHour().stream())
                .map(usual -> today.atStartOfDay()
                        .plusHours(usual + 1L)
                        .atZone(facts.zone())
                        .toInstant());
        return Stream.of(
                        streaks,
                        tasks,
                        activeHours(facts)
                                .map(hour -> today.atTime(hour, 0)
                                        .atZone(facts.zone())
                                        .toInstant()))
                .flatMap(times -> times)
                .filter(then -> then.isAfter(facts.now()) && then.isBefore(closes))
                .min(Comparator.naturalOrder());
    }

    /** To wait for; none where this is one. */
    private static Stream<Integer> activeHours(HookFacts facts) {
        var best = facts.activeHours().stream().limit(BEST_HOURS).toList();
        return best.contains(facts.now().atZone(facts.zone()).getHour()) ? Stream.empty() : best.stream();
    }

    private static Optional<Hook> streakAtRisk(HookFacts facts) {
        return losable(facts)
                .filter(doing -> left(facts, doing).compareTo(AT_RISK) <= 0)
                .max(Comparator.comparingInt(doing -> doing.streak().length()))
                .flatMap(doing -> hook(
                        HookType.STREAK_AT_RISK,
                        "You have %d days in a row of %s. There is still time for today, if you like."
                                .formatted(doing.streak().length(), named(doing)),
                        "You have %d days in a row. There is still time for today, if you like."
                                .formatted(doing.streak().length()),
                        left(facts, doing).compareTo(SOON) <= 0 ? Urgency.HIGH : Urgency.MEDIUM,
                        Optional.of(doing.streak().nextEnd()),
                        doing));
    }

    /** What they put behind what they did today comes before what they do often. */
    private static Optional<Hook> openTask(HookFacts facts) {
        return nextInStack(facts).or(() -> usualTask(facts));
    }

    private static Optional<Hook> nextInStack(HookFacts facts) {
        return stacksToTell(facts)
                .filter(stack -> isDoneToday(facts, stack.after()))
                .findFirst()
                .flatMap(stack -> worded(
                                "You did it today: %s. After it you wanted to do this: %s."
                                        .formatted(stack.after(), stack.habit()),
                                "You did what you wanted to do something after. It is still open today.")
                        .map(message -> new Hook(
                                HookType.UNCOMPLETED_TASK,
                                message,
                                Urgency.LOW,
                                Optional.of(endOfDay(facts)),
                                Optional.of(BehaviorKind.HABIT_COMPLETED),
                                stack.habit(),
                                Optional.empty(),
                                true)));
    }

    /** Nobody is asked to eat less after something, or something after it. */
    private static Stream<HookFacts.Stack> stacksToTell(HookFacts facts) {
        return facts.stacks().stream()
                .filter(stack -> !isDoneToday(facts, stack.habit())
                        && !HealthCheck.isRisky(stack.habit())
                        && !HealthCheck.isRisky(stack.after()));
    }

    private static boolean isDoneToday(HookFacts facts, String habit) {
        return facts.doings().stream()
                .anyMatch(doing -> doing.kind() == BehaviorKind.HABIT_COMPLETED
                        && doing.subject().equals(habit)
                        && doing.streak().doneToday());
    }

    private static Optional<Hook> usualTask(HookFacts facts) {
        int hour = facts.now().atZone(facts.zone()).getHour();
        return regular(open(facts))
                .filter(doing -> doing.usualHour().filter(usual -> hour > usual).isPresent())
                .max(Comparator.comparingInt(HookFacts.Doing::ofLastWeek))
                .flatMap(doing -> hook(
                        HookType.UNCOMPLETED_TASK,
                        "Today is still open for %s. Shall we?".formatted(named(doing)),
                        "Today is still open for what you do often. Shall we?",
                        Urgency.LOW,
                        Optional.of(endOfDay(facts)),
                        doing));
    }

    private static Optional<Hook> almostThere(HookFacts facts) {
        if (facts.optedOut().contains(Mechanic.MILESTONES)) {
            return Optional.empty();
        }
        return facts.ahead().stream()
                .filter(ahead ->
                        isWorthIt(ahead.kind(), ahead.name()) && ahead.distance() <= 1 && ahead.percentage() >= CLOSE)
                .filter(ahead -> facts.doings().stream()
                        .noneMatch(doing -> doing.kind() == ahead.kind()
                                && doing.subject().equals(ahead.subject())
                                && doing.streak().doneToday()))
                .max(Comparator.comparingDouble(HookFacts.Ahead::percentage))
                .flatMap(ahead -> worded(
                                "One more and you reach this: %s.".formatted(ahead.name()),
                                "One more and you reach your next milestone.")
                        .map(message -> new Hook(
                                HookType.PENDING_ACHIEVEMENT,
                                message,
                                Urgency.LOW,
                                Optional.empty(),
                                Optional.of(ahead.kind()),
                                ahead.subject(),
                                Optional.empty(),
                                false)));
    }

    private static Optional<Hook> friend(HookFacts facts) {
        if (facts.optedOut().contains(Mechanic.SOCIAL_PROOF)) {
            return Optional.empty();
        }
        return facts.friend()
                .flatMap(friend -> worded(
                                "%s reached a milestone. You could say well done.".formatted(friend.firstName()),
                                OF_A_FRIEND)
                        .map(message -> new Hook(
                                HookType.FRIEND_ACTIVITY,
                                message,
                                Urgency.LOW,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                Optional.of(friend.userId()),
                                false)));
    }

    private static Optional<Hook> insight(HookFacts facts) {
        return facts.doings().stream()
                .filter(doing -> isWorthIt(doing.kind(), doing.subject()) && doing.ofLastMonth() >= KNOWN_DAYS)
                .filter(doing -> doing.usualHour().isPresent())
                .max(Comparator.comparingInt(HookFacts.Doing::ofLastMonth))
                .flatMap(doing -> hook(
                        HookType.PERSONALIZED_INSIGHT,
                        "In the last four weeks: %s on %d days, most often around %d:00. Want to see it?"
                                .formatted(
                                        named(doing),
                                        doing.ofLastMonth(),
                                        doing.usualHour().orElseThrow()),
                        "You were at it on %d days of the last four weeks. Want to see it?"
                                .formatted(doing.ofLastMonth()),
                        Urgency.LOW,
                        Optional.empty(),
                        doing));
    }

    /** What is worth it and not done today. */
    private static Stream<HookFacts.Doing> open(HookFacts facts) {
        return facts.doings().stream()
                .filter(doing -> isWorthIt(doing.kind(), doing.subject())
                        && !doing.streak().doneToday());
    }

    /** What the user would lose. Not for minors; where a freeze would bridge the day there is nothing to lose. */
    private static Stream<HookFacts.Doing> losable(HookFacts facts) {
        return facts.adult() && !facts.optedOut().contains(Mechanic.STREAKS)
                ? open(facts)
                        .filter(doing -> doing.streak().length() >= WORTH_KEEPING
                                && doing.streak().endsThen())
                : Stream.empty();
    }

    private static Stream<HookFacts.Doing> regular(Stream<HookFacts.Doing> doings) {
        return doings.filter(doing -> doing.ofLastWeek() >= REGULAR_DAYS);
    }

    /** Without its name, a day of fasting would still be asked for. */
    private static boolean isWorthIt(BehaviorKind kind, String name) {
        return WORTH_IT.contains(kind) && !HealthCheck.isRisky(name);
    }

    private static Duration left(HookFacts facts, HookFacts.Doing doing) {
        return Duration.between(facts.now(), doing.streak().nextEnd());
    }

    private static Instant endOfDay(HookFacts facts) {
        return UserDay.endOf(UserDay.of(facts.now(), facts.zone()), facts.zone());
    }

    private static String named(HookFacts.Doing doing) {
        return switch (doing.kind()) {
            case HABIT_COMPLETED -> doing.subject().isEmpty() ? "your habit" : doing.subject();
            case FOOD_LOGGED -> "logging food";
            case LESSON_DONE -> "lessons";
            case CHECK_IN -> "checking in";
            case WEIGHT_LOGGED, APP_OPENED -> throw new IllegalArgumentException("no hook for " + doing.kind());
        };
    }

    private static Optional<Hook> hook(
            HookType type,
            String message,
            String withoutName,
            Urgency urgency,
            Optional<Instant> expiresAt,
            HookFacts.Doing doing) {
        return worded(message, withoutName)
                .map(words -> new Hook(
                        type,
                        words,
                        urgency,
                        expiresAt,
                        Optional.of(doing.kind()),
                        doing.subject(),
                        Optional.empty(),
                        false));
    }

    /** What people call their habits may be anything: where we can't say it, it is said without. */
    private static Optional<String> worded(String message, String withoutName) {
        return Stream.of(message, withoutName)
                .filter(words -> CopyCheck.objections(words).isEmpty())
                .findFirst();
    }
}
