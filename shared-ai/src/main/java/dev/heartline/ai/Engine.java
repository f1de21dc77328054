package dev.heartline.ai;

/** The names that results carry of who produced them. */
public final class Engine {

    /** Rules and word lists in this process; the number grows when the same input may give another result. */
    public static final String LOCAL = "local-1";

    private Engine() {}
}
