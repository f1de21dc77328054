package dev.heartline.engagement.social;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.gate.Reason;

/**
 * What a user sees of their group of the week.
 *
 * @param week its Monday, by the user's calendar
 * @param shown whether there is anything to see
 * @param reason why it is, or isn't
 * @param why the reason in a sentence for the user
 * @param place of the user, 1 for the most points; null where nothing is shown
 * @param of how many there are in the group; null where nothing is shown
 * @param percentile 0..100 of all users of the week; null where nothing is shown
 * @param nameShown whether the user agreed to be seen by first name
 * @param ranks places around the user's, of those who stand well, the best first
 */
@Schema(name = "Leaderboard")
record LeaderboardView(
        UUID userId,
        LocalDate week,
        boolean shown,
        @Schema(implementation = Reason.class) String reason,
        String why,
        @Nullable Integer place,
        @Nullable Integer of,
        @Nullable Double percentile,
        boolean nameShown,
        List<RankView> ranks) {

    /**
     * A place.
     *
     * @param place 1 for the most points; equals share one
     * @param points things done in the week that are worth doing, at most five a day
     * @param name a first name where both agreed to be seen by it, else one that is made up for the week
     * @param you it is the user's own
     */
    @Schema(name = "LeaderboardRank")
    record RankView(int place, int points, String name, boolean you) {}
}
