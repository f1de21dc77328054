package dev.heartline.engagement.policy.gate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.heartline.engagement.policy.RewardVersion;
import dev.heartline.engagement.policy.Versions;
import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.service.policy.arm.Posterior;
import dev.heartline.service.profile.KnownUser;

/**
 * What is known of a user when a decision is due.
 *
 * @param user empty where no profile has arrived yet
 * @param sourceDecided the source of the occasion has a decision already
 * @param checkedInBefore the user took part in a call before
 * @param sameWithinHour how often the user did the same within an hour, before or, where what is older is told later, after
 * @param victoryRewarded a victory was rewarded in the 24 hours before
 * @param misses draws without a win since the last one, in the category of the occasion
 * @param arms what users made of earlier rewards of that category
 * @param versions of the policy
 */
public record Standing(
        Optional<KnownUser> user,
        Quiet quiet,
        Set<Mechanic> optedOut,
        boolean sourceDecided,
        boolean checkedInBefore,
        int sameWithinHour,
        boolean victoryRewarded,
        int misses,
        Map<Arm, Posterior> arms,
        Versions<RewardVersion> versions) {

    public Standing {
        optedOut = Set.copyOf(optedOut);
        arms = Map.copyOf(arms);
    }
}
