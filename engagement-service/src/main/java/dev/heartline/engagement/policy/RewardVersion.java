package dev.heartline.engagement.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.draw.Draw;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.policy.arm.ArmChoice;
import dev.heartline.service.policy.arm.Posterior;
import dev.heartline.service.policy.arm.ThompsonSampling;

/**
 * The versions of the policy that can be in force. One that decided stays here, so that it can be gone back to and its decisions be
 * repeated; a change of any number makes a new one.
 */
public enum RewardVersion implements WireNamed {
    /** A word of the coach for streaks, milestones and levels; surprises by Thompson sampling. */
    REWARDS_2(new ThompsonSampling(512, 0.1), false),
    /** Thompson sampling for whatever kind of reward fits. */
    REWARDS_3(new ThompsonSampling(512, 0.1), true),
    /** All that fits is equally likely: learns nothing itself, and its log teaches most. */
    REWARDS_EVEN_1(new ThompsonSampling(1, 1), true);

    public static final RewardVersion USUAL = REWARDS_3;

    private final ThompsonSampling sampling;
    private final boolean choosesCelebrations;

    RewardVersion(ThompsonSampling sampling, boolean choosesCelebrations) {
        this.sampling = sampling;
        this.choosesCelebrations = choosesCelebrations;
    }

    boolean choosesCelebrations() {
        return choosesCelebrations;
    }

    ArmChoice<Arm> choose(List<Arm> eligible, Map<Arm, Posterior> known, Draw draw) {
        return sampling.choose(eligible, known, draw.seed(), draw.ofArm());
    }

    /** For example {@code rewards-3}. */
    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
