package dev.heartline.memory.authorship;

import dev.heartline.events.vocabulary.WireNamed;

/** What kind of author a change has. */
public enum AuthorKind implements WireNamed {
    /** It was told in a call or a text. */
    CONVERSATION,
    /** The user, by hand. */
    USER,
    OPERATOR,
    /** Another system, on somebody's behalf. */
    SERVICE
}
