package dev.heartline.sms.optout;

import dev.heartline.events.vocabulary.WireNamed;

/** How we learned of an opt-out. */
public enum OptOutSource implements WireNamed {
    /** They texted us. */
    TEXT,
    /** The provider refuses to send to them. */
    PROVIDER
}
