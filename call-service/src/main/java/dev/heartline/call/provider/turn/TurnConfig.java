package dev.heartline.call.provider.turn;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The rhythm of conversations turn by turn. */
@ConfigMapping(prefix = "heartline.turns")
public interface TurnConfig {

    /** How long a carrier waits for a silent caller to begin before it asks us again; whole seconds, 5 at least with Plivo. */
    @WithDefault("5s")
    Duration listens();

    /** How long a caller may pause before what they said counts as said. Plivo takes 2 seconds at least. */
    @WithDefault("1500ms")
    Duration pause();

    /** How long a carrier's question waits for the coach. Carriers give up after 5 seconds; what comes later is said next time. */
    @WithDefault("4s")
    Duration answersWithin();

    /**
     * Whether a reply into which a caller has spoken counts as said only as far as it can have been spoken by then. Off where the network
     * speaks in no time, as a simulated one does.
     */
    @WithDefault("true")
    boolean reckonsWhatWasHeard();

    /** So long after the carrier's last question its conversation is let go here: another replica has it, or nobody. */
    @WithDefault("3m")
    Duration idle();
}
