package dev.heartline.ai.coach;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code active_calls.next_ai_action}. */
public enum NextAction implements WireNamed {
    ASK_FOLLOWUP,
    PROVIDE_SUPPORT,
    CHALLENGE_THINKING,
    CELEBRATE_WIN
}
