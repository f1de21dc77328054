package dev.heartline.care.alert;

import dev.heartline.events.vocabulary.WireNamed;

/** Where a human stands with an alert. */
public enum AlertState implements WireNamed {
    /** Nobody has seen it. */
    OPEN,
    /** Somebody has taken it on. */
    ACKNOWLEDGED,
    /** Somebody has dealt with it, or it was a false alarm. */
    CLOSED
}
