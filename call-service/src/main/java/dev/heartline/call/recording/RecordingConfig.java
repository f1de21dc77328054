package dev.heartline.call.recording;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether calls are recorded, of whom and for how long. */
@ConfigMapping(prefix = "heartline.call.recording")
public interface RecordingConfig {

    /** Whether callers are asked if their call may be recorded. Only after a clear yes it is. Nobody is asked who is known to be under age. */
    @WithDefault("false")
    boolean enabled();

    /** How long a recording is kept; then it is deleted at the carrier. */
    @WithDefault("30d")
    Duration keep();

    /** How old somebody has to be to be recorded, in years, where their profile says when they were born. */
    @WithDefault("18")
    int leastAge();

    /**
     * Who has to agree, by the country of the person's number (ISO 3166-1), where that is settled otherwise than in the service's own table:
     * {@code everybody} or {@code never}. A country that is in neither is one where nothing is recorded.
     */
    Map<String, RecordingRule> rules();

    /** How often recordings are looked for that are to be deleted, or that the carrier has told nothing of. */
    @WithDefault("10s")
    Duration poll();
}
