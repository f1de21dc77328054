package dev.heartline.memory.export;

import java.time.Duration;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Exports of everything that is kept of a user. */
@ConfigMapping(prefix = "heartline.memory.export")
public interface ExportConfig {

    /** The services whose part belongs to an export; it is complete when all have answered. */
    @WithDefault("call,engagement,memory,sms")
    Set<String> services();

    /** How long an export can be downloaded, from when it was asked for; then it is deleted. A day or more. */
    @WithDefault("7d")
    Duration keep();

    /** Who asks again within this time gets the export that was asked for before. */
    @WithDefault("10m")
    Duration rest();
}
