package dev.heartline.memory.authorship;

import dev.heartline.events.vocabulary.WireNamed;

/** What kind of author a change has. */
public enum AuthorKind implements WireNamed {
    /** It was told in a call or a text. */
    CONVERSATION,
    /** It shows in what the user does. */
    BEHAVIOR,
    /** The user, by hand. */
    USER,
    OPERATOR,
    /** Another system, on somebody's behalf. */
    SERVICE;

    /** Whether somebody says so who knows better than what was told or seen. */
    public boolean isByHand() {
        return switch (this) {
            case USER, OPERATOR, SERVICE -> true;
            case CONVERSATION, BEHAVIOR -> false;
        };
    }
}
