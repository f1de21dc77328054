package dev.heartline.engagement;

import io.smallrye.config.ConfigMapping;

/** What must be told to this service. The numbers of the policy are no settings: they belong to its version. */
@ConfigMapping(prefix = "heartline.engagement")
interface EngagementConfig {

    /**
     * The secret that draws are made with, at least 16 bytes; no default. All replicas share it. Changing it changes
     * future draws and who is in the holdout; keep old ones to check old draws.
     */
    String drawKey();
}
