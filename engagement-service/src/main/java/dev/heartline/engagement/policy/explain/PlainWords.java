package dev.heartline.engagement.policy.explain;

import java.time.Duration;
import java.util.Optional;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.social.ProofType;
import dev.heartline.engagement.policy.social.SocialPolicy;
import dev.heartline.events.vocabulary.HookType;

/** The sentences of an explanation. Each is true of any decision that it is said of. */
public final class PlainWords {

    private PlainWords() {}

    public static String whyReward(Reason reason, boolean learned) {
        return learned
                ? reason.why() + " How it looks was drawn among what fits, more often what people liked before."
                : reason.why();
    }

    public static String whenReward(Action action, Duration delay) {
        var after = switch (action) {
            case CHECK_IN, MISSED_CALL -> "your call";
            case VICTORY -> "you told of it";
            case STREAK_MILESTONE, MILESTONE, LEVEL_UP -> "you did what led to it";
            case HABIT_COMPLETED -> "you did your habit";
            case FOOD_LOGGED -> "you logged food";
            case LESSON_DONE -> "you did a lesson";
            case APP_CHECK_IN -> "you checked in";
            case HOOK, SOCIAL_PROOF, LEADERBOARD -> throw new IllegalArgumentException(action + " is no reward");
        };
        return "It came %s after %s.".formatted(spoken(delay), after);
    }

    /**
     * @param attempt tries since the last win, this one included; empty where chance didn't decide whether
     * @param look 0..1, the chance of this very look, given that something came; empty where a rule fixed it
     */
    public static String oddsOfReward(double chance, Optional<Integer> attempt, Optional<Double> look) {
        var whether = attempt.map(tries ->
                        "The chance that anything came was %s, at try %d since the last time; each further try has better odds, and the twelfth is certain."
                                .formatted(PlainOdds.of(chance), tries))
                .orElse("It came for certain: chance had no say in whether.");
        return look.filter(it -> it < 0.995)
                .map(it -> whether + " The chance that it looked like this was %s.".formatted(PlainOdds.of(it)))
                .orElse(whether);
    }

    /** @param stacked whether a task was to come after another one; empty where it is no task, or wasn't noted */
    public static String whyHook(HookType type, Optional<Boolean> stacked) {
        return switch (type) {
            case STREAK_AT_RISK -> "You have days in a row, and today was still open.";
            case UNCOMPLETED_TASK ->
                stacked.map(it -> it
                                ? "You wanted to do this after something that you had done, and it was still open."
                                : "You did this on three of the last seven days or more, and today it was still open.")
                        .orElse(
                                "You do this often, or wanted to do it after something else, and today it was still open.");
            case PENDING_ACHIEVEMENT -> "One more makes your next milestone.";
            case FRIEND_ACTIVITY -> "A friend, as you both wanted it, reached something.";
            case PERSONALIZED_INSIGHT -> "You did this on eight days or more of the last four weeks.";
        };
    }

    /**
     * @param localHour 0..23 by the user's clock; empty where it wasn't noted
     * @param idle since they last did anything; empty where it wasn't noted
     */
    public static String whenHook(Optional<Integer> localHour, Optional<Duration> idle) {
        var hour = localHour
                .map("It was after %d:00 where you are"::formatted)
                .orElse("It was between 8:00 and 21:00 where you are");
        return idle.map(it -> "%s, and you had last told us of something %s before.".formatted(hour, spoken(it)))
                .orElse(hour + ".");
    }

    /** @param chance 0..1, of this very hook */
    public static String oddsOfHook(double chance) {
        return "The chance of this was %s; one time in ten we leave you alone by chance, so that we learn whether it helps."
                .formatted(PlainOdds.of(chance));
    }

    public static String whyProof(ProofType type) {
        return switch (type) {
            case OTHERS_ACHIEVING ->
                "At least %d other people did it on that day: we counted them, and tell nothing of fewer."
                        .formatted(SocialPolicy.FEWEST);
            case LEADERBOARD ->
                "You were in the upper half of your group and of everybody in that week; who is not is not told where they stand.";
            case FRIEND_MILESTONE -> "A friend, as you both wanted it, reached something within a day.";
            case COMMUNITY_CHALLENGE -> "A challenge ran that had a free place, and you had none in it.";
        };
    }

    /** @param localHour 0..23 by the user's clock */
    public static String whenProof(int localHour) {
        return "Your app asked for something to show after %d:00 where you were, and nothing of the kind had been told within 24 hours."
                .formatted(localHour);
    }

    /** @param fitting how much there was to tell, at least 1 */
    public static String oddsOfProof(int fitting) {
        return fitting == 1
                ? "It came for certain: nothing else could be told, and chance had no say."
                : "It came for certain: of %d things that could be told the first in a fixed order is, and chance had no say."
                        .formatted(fitting);
    }

    public static String withoutIt(Mechanic mechanic) {
        return "You can do without: say so once, and nothing of the kind '%s' comes again."
                .formatted(mechanic.wireName().replace('_', ' '));
    }

    private static String spoken(Duration time) {
        if (time.toSeconds() < 90) {
            return "%d seconds".formatted(Math.max(0, time.toSeconds()));
        }
        if (time.toMinutes() < 90) {
            return "%d minutes".formatted(time.toMinutes());
        }
        return time.toHours() < 48 ? "%d hours".formatted(time.toHours()) : "%d days".formatted(time.toDays());
    }
}
