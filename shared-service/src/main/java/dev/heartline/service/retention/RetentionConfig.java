package dev.heartline.service.retention;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which rows go by their age alone. What belongs to a user goes with the user as well. */
@ConfigMapping(prefix = "heartline.retention")
public interface RetentionConfig {

    /** The rest between two rounds, of all replicas together. */
    @WithDefault("1h")
    Duration every();

    /** Rows that one transaction deletes. */
    @WithDefault("1000")
    int batch();

    /** By the name of the table. */
    Map<String, Rule> tables();

    /** The rows of one table. */
    interface Rule {

        /** When a row began to age; indexed, or the table is small. */
        String column();

        /** A day or more; zero keeps the rows for ever. */
        Duration keep();
    }
}
