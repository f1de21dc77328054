package dev.heartline.memory.embedding;

import java.util.Locale;

/** What a text is embedded for. */
public enum Purpose {
    MEMORY,
    TURN,
    SUMMARY,
    KNOWLEDGE,
    QUESTION;

    /** As metrics name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
