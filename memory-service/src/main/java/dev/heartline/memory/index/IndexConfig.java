package dev.heartline.memory.index;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the background indexer works. */
@ConfigMapping(prefix = "heartline.memory.index")
public interface IndexConfig {

    /** Whether this replica indexes at all. */
    @WithDefault("true")
    boolean enabled();

    /** Texts claimed at once. */
    @WithDefault("8")
    int batch();

    /** Rest after a batch, where the machine has room, as a multiple of the time it took: 1 leaves half of a core to others. */
    @WithDefault("1.0")
    double rest();

    /** The longest rest, where it has none, as a multiple of the time a batch took: 9 takes a tenth of a core. */
    @WithDefault("9")
    double longestRest();

    /** From which load on, in 0..1, the machine (in a container: the container) has no room for background work. */
    @WithDefault("0.75")
    double busy();

    /** The wait before looking again when nothing was left to do. */
    @WithDefault("500ms")
    Duration idle();

    /** The longest wait for incoming conversations, so that endless ones don't starve the index. */
    @WithDefault("2s")
    Duration patience();
}
