package dev.heartline.ai.coach;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code active_calls.current_state}. */
public enum LiveState implements WireNamed {
    GREETING,
    LISTENING,
    RESPONDING,
    INTERVENING,
    WRAPPING_UP
}
