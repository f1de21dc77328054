package dev.heartline.engagement.policy;

import java.time.Instant;
import java.util.Optional;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.draw.Draw;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.GateRequest;
import dev.heartline.engagement.policy.gate.GateVerdict;
import dev.heartline.engagement.policy.gate.Holdout;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.gate.RewardGate;
import dev.heartline.engagement.policy.gate.Standing;
import dev.heartline.engagement.policy.ratio.VariableRatio;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.RewardType;

/** First whether, by rules; then which: by rule for what happens once, by chance and learning for what recurs. */
public final class RewardPolicy {

    private static final VariableRatio RATIO = VariableRatio.ONE_IN_FOUR;

    private final DrawKey key;

    public RewardPolicy(DrawKey key) {
        this.key = key;
    }

    /** By the version that is active. */
    public Ruling rule(Occasion occasion, Standing standing, Instant decidedAt) {
        return rule(standing.versions().active(), draw(occasion, standing), occasion, standing, decidedAt);
    }

    /** What the shadow would have ruled, by the same draw; empty without one, and where nobody would have chosen anything. */
    public Optional<Ruling> shadow(Occasion occasion, Standing standing, Instant decidedAt) {
        return standing.versions()
                .shadow()
                .map(version -> rule(version, draw(occasion, standing), occasion, standing, decidedAt))
                .filter(ruling -> ruling.chosen().isPresent());
    }

    /** The draw that belongs to an occasion under the version that is active. */
    public Draw draw(Occasion occasion, Standing standing) {
        return key.draw(
                occasion.userId(),
                occasion.eventId(),
                standing.versions().active().wireName());
    }

    private Ruling rule(RewardVersion version, Draw draw, Occasion occasion, Standing standing, Instant decidedAt) {
        var mechanic = mechanic(occasion, standing);
        var request =
                new GateRequest(occasion, mechanic, standing, Holdout.contains(key, occasion.userId()), decidedAt);
        return switch (RewardGate.judge(request)) {
            case GateVerdict.Refused(Reason reason) -> new Ruling.Refused(reason);
            case GateVerdict.Passed passed -> reward(version, draw, occasion, standing, mechanic.orElseThrow(), passed);
        };
    }

    private static Optional<Mechanic> mechanic(Occasion occasion, Standing standing) {
        return switch (occasion.action()) {
            case CHECK_IN -> Optional.of(standing.checkedInBefore() ? Mechanic.SURPRISE_REWARDS : Mechanic.BADGES);
            case HABIT_COMPLETED, FOOD_LOGGED, LESSON_DONE, APP_CHECK_IN -> Optional.of(Mechanic.SURPRISE_REWARDS);
            case VICTORY -> Optional.of(Mechanic.SOCIAL_RECOGNITION);
            case STREAK_MILESTONE -> Optional.of(Mechanic.STREAKS);
            case MILESTONE -> Optional.of(Mechanic.MILESTONES);
            case LEVEL_UP -> Optional.of(Mechanic.LEVELS);
            case MISSED_CALL -> Optional.empty();
            case HOOK, SOCIAL_PROOF, LEADERBOARD ->
                throw new IllegalArgumentException(occasion.action() + " is no reward");
        };
    }

    private static Ruling reward(
            RewardVersion version,
            Draw draw,
            Occasion occasion,
            Standing standing,
            Mechanic mechanic,
            GateVerdict.Passed passed) {
        var largest = passed.largest();
        return switch (mechanic) {
            case BADGES -> new Ruling.Given(Reason.FIRST_COACHING_CALL, celebration(RewardIntensity.MEDIUM, largest));
            case SOCIAL_RECOGNITION ->
                new Ruling.Given(Reason.VICTORY_SHARED, celebration(RewardIntensity.SMALL, largest));
            case SURPRISE_REWARDS -> byChance(version, draw, occasion, standing, largest);
            case STREAKS -> celebrated(Reason.STREAK_REACHED, version, draw, occasion, standing, passed);
            case MILESTONES -> celebrated(Reason.MILESTONE_REACHED, version, draw, occasion, standing, passed);
            case LEVELS -> celebrated(Reason.LEVEL_REACHED, version, draw, occasion, standing, passed);
            case HOOKS, SOCIAL_PROOF -> throw new IllegalStateException("no occasion leads to " + mechanic);
        };
    }

    private static Arm celebration(RewardIntensity intended, RewardIntensity largest) {
        return new Arm(RewardType.COACH_CELEBRATION, intended.compareTo(largest) <= 0 ? intended : largest);
    }

    /** Earned, so that it comes for certain; learning chooses how it looks, where chance may have a say at all. */
    private static Ruling celebrated(
            Reason reason,
            RewardVersion version,
            Draw draw,
            Occasion occasion,
            Standing standing,
            GateVerdict.Passed passed) {
        return version.choosesCelebrations() && passed.chance()
                ? new Ruling.Earned(reason, version.choose(Arm.eligible(passed.largest()), standing.arms(), draw))
                : new Ruling.Given(reason, celebration(RewardIntensity.MEDIUM, passed.largest()));
    }

    private static Ruling byChance(
            RewardVersion version, Draw draw, Occasion occasion, Standing standing, RewardIntensity largest) {
        var ratio = RATIO.draw(standing.misses(), draw.ofReward());
        if (!ratio.won()) {
            return new Ruling.Lost(ratio);
        }
        var eligible = Arm.eligible(largest);
        return new Ruling.Won(ratio, version.choose(eligible, standing.arms(), draw));
    }
}
