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
import dev.heartline.service.policy.arm.ThompsonSampling;

/** First whether, by rules; then which: by rule for what happens once, by chance and learning for what recurs. */
public final class RewardPolicy {

    /** Changes with any number or rule of the policy: it is part of every draw and of every line of the log. */
    public static final String VERSION = "rewards-2";

    private static final VariableRatio RATIO = VariableRatio.ONE_IN_FOUR;
    private static final ThompsonSampling SAMPLING = new ThompsonSampling(512, 0.1);

    private final DrawKey key;

    public RewardPolicy(DrawKey key) {
        this.key = key;
    }

    public Ruling rule(Occasion occasion, Standing standing, Instant decidedAt) {
        var mechanic = mechanic(occasion, standing);
        var request =
                new GateRequest(occasion, mechanic, standing, Holdout.contains(key, occasion.userId()), decidedAt);
        return switch (RewardGate.judge(request)) {
            case GateVerdict.Refused(Reason reason) -> new Ruling.Refused(reason);
            case GateVerdict.Passed(RewardIntensity largest) ->
                reward(occasion, standing, mechanic.orElseThrow(), largest);
        };
    }

    /** The draw that belongs to an occasion under this policy. */
    public Draw draw(Occasion occasion) {
        return key.draw(occasion.userId(), occasion.eventId(), VERSION);
    }

    private static Optional<Mechanic> mechanic(Occasion occasion, Standing standing) {
        return switch (occasion.action()) {
            case CHECK_IN -> Optional.of(standing.checkedInBefore() ? Mechanic.SURPRISE_REWARDS : Mechanic.BADGES);
            case VICTORY -> Optional.of(Mechanic.SOCIAL_RECOGNITION);
            case STREAK_MILESTONE -> Optional.of(Mechanic.STREAKS);
            case MILESTONE -> Optional.of(Mechanic.MILESTONES);
            case MISSED_CALL -> Optional.empty();
            case HOOK -> throw new IllegalArgumentException("hooks are no rewards");
        };
    }

    private Ruling reward(Occasion occasion, Standing standing, Mechanic mechanic, RewardIntensity largest) {
        return switch (mechanic) {
            case BADGES -> new Ruling.Given(Reason.FIRST_COACHING_CALL, celebration(RewardIntensity.MEDIUM, largest));
            case SOCIAL_RECOGNITION ->
                new Ruling.Given(Reason.VICTORY_SHARED, celebration(RewardIntensity.SMALL, largest));
            case SURPRISE_REWARDS -> byChance(occasion, standing, largest);
            case STREAKS -> new Ruling.Given(Reason.STREAK_REACHED, celebration(RewardIntensity.MEDIUM, largest));
            case MILESTONES -> new Ruling.Given(Reason.MILESTONE_REACHED, celebration(RewardIntensity.MEDIUM, largest));
            case LEVELS, HOOKS, SOCIAL_PROOF -> throw new IllegalStateException("no occasion leads to " + mechanic);
        };
    }

    private static Arm celebration(RewardIntensity intended, RewardIntensity largest) {
        return new Arm(RewardType.COACH_CELEBRATION, intended.compareTo(largest) <= 0 ? intended : largest);
    }

    private Ruling byChance(Occasion occasion, Standing standing, RewardIntensity largest) {
        var draw = draw(occasion);
        var ratio = RATIO.draw(standing.misses(), draw.ofReward());
        if (!ratio.won()) {
            return new Ruling.Lost(ratio);
        }
        var eligible = Arm.eligible(largest, occasion.heavy());
        return new Ruling.Won(ratio, SAMPLING.choose(eligible, standing.arms(), draw.seed(), draw.ofArm()));
    }
}
