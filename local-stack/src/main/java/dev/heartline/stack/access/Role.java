package dev.heartline.stack.access;

import java.util.Locale;

/** What the bearer of a token may do. */
public enum Role {
    /** Sees and edits everything. */
    OPERATOR,
    /** Another service of the same organisation. */
    SERVICE,
    /** A person, who sees what is their own. */
    USER;

    /** The name in the {@code groups} claim. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
