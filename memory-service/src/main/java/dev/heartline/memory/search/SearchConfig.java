package dev.heartline.memory.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What counts how much in a search. docs/benchmarks.md says what each gives. */
@ConfigMapping(prefix = "heartline.memory.search")
public interface SearchConfig {

    /** Share of the meaning in the score, 0 to 1; the rest is the words'. */
    @WithDefault("0.6")
    double meaning();

    /** A turn of the other speaker counts so much where the question names one of them. */
    @WithDefault("0.7")
    double otherSpeaker();

    /** A turn that only asks counts so much less. */
    @WithDefault("0.25")
    double asking();

    /** So much of the best turn of a conversation is added to all of it. */
    @WithDefault("0.3")
    double conversation();

    /** What is of other days counts so much where the question names days. */
    @WithDefault("0.6")
    double otherDays();

    /** A turn without a vector means what its neighbours' vectors say, less so much. */
    @WithDefault("0.05")
    double neighbour();

    /** Nothing is found where no vector comes as close as this (cosine) … */
    @WithDefault("0.6")
    double closeness();

    /** … and nothing holds such a share of the question's words, rare ones counting more. */
    @WithDefault("0.5")
    double wording();
}
