package dev.heartline.messaging.backlog;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what waits is looked up. */
@ConfigMapping(prefix = "heartline.backlog")
public interface BacklogConfig {

    /** The rest between two looks at what waits in the database. */
    @WithDefault("5s")
    Duration every();
}
