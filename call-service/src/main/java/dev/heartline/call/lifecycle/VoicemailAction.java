package dev.heartline.call.lifecycle;

import dev.heartline.events.vocabulary.WireNamed;

/** What is done where a machine has picked up a call of ours. */
public enum VoicemailAction implements WireNamed {
    /** It is hung up on; a scheduled call is tried again, as often as {@code voicemail-tries} says. */
    RETRY_LATER,
    /** It is hung up on, and that is all: whoever sees that we called may call back. */
    HANG_UP,
    /**
     * Fixed words without anything personal are left after its greeting, and it is not tried again. Where they can't be left it is as
     * {@link #RETRY_LATER}.
     */
    LEAVE_MESSAGE
}
