package dev.heartline.messaging.consume;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where records go that this service can't take. */
@ConfigMapping(prefix = "heartline.dead-letters")
public interface DeadLettersConfig {

    /** The last part of {@code <topic>.dlq.<service>}; by default the application's name without {@code -service}. */
    Optional<String> service();

    /**
     * The largest dead letter, in bytes, as its topic's {@code max.message.bytes}. Twice what the topics of events take, so that
     * a record of any size fits together with the reason.
     */
    @WithDefault("2097152")
    int maxBytes();
}
