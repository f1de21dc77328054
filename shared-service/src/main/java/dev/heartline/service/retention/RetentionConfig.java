package dev.heartline.service.retention;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which rows go by their age alone. What belongs to a user goes with the user as well. */
@ConfigMapping(prefix = "heartline.retention")
public interface RetentionConfig {

    /** The rest between two rounds, of all replicas together. */
    @WithDefault("1h")
    Duration every();

    /** Rows of one rule that one transaction deletes. */
    @WithDefault("1000")
    int batch();

    /** By the name of the table, or by any name where {@link Rule#table()} says which it is. */
    Map<String, Rule> tables();

    /** The rows of one table. */
    interface Rule {

        /** For a table with more than one rule. */
        Optional<String> table();

        /** Only rows without a {@code user_id}: what belongs to nobody, and no erasure would find. */
        @WithDefault("false")
        boolean nobodys();

        /** When a row began to age; indexed, or the table is small. */
        String column();

        /** A day or more; zero keeps the rows for ever. */
        Duration keep();
    }
}
