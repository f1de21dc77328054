package dev.heartline.sms.campaign;

import java.util.UUID;

import dev.heartline.events.Ids;

/** Who is enrolled for comparison only: the same whenever, and by whichever replica, it is asked; in each campaign others. */
final class Holdout {

    private static final int PERCENT = 100;

    private Holdout() {}

    static boolean contains(UUID campaignId, UUID userId, int percent) {
        var draw = Ids.derived("campaign holdout", campaignId, userId).getLeastSignificantBits();
        return Math.floorMod(Long.hashCode(draw), PERCENT) < percent;
    }
}
