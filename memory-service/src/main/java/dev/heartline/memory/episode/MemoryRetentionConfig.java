package dev.heartline.memory.episode;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long memories are kept, by their type. */
@ConfigMapping(prefix = "heartline.memory.retention")
public interface MemoryRetentionConfig {

    /**
     * How long a memory of the type ({@code victory}, {@code struggle}, {@code insight}, {@code preference}, {@code relationship} or
     * {@code context}) is kept after it was last told, taken up or confirmed; a day or more. Then it goes with its history; what
     * was said stays in the turns. Pinned ones stay, and so does what was denied or corrected: while the turns are there, that is what
     * keeps them from being told. Types that aren't named are kept until the user is erased.
     */
    Map<String, Duration> types();

    /** The rest between two rounds. */
    @WithDefault("1h")
    Duration every();
}
