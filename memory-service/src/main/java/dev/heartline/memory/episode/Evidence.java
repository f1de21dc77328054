package dev.heartline.memory.episode;

/** What speaks for a memory once more. */
public enum Evidence {
    /** The user told it again. */
    RESTATED(1.0),

    /** The coach used it in a reply. */
    USED_IN_REPLY(0.6),

    /** A search found it. Worth nothing: memories that strengthen themselves by being found drown out the others. */
    RETRIEVED(0.0);

    private final double weight;

    Evidence(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }
}
