package dev.heartline.memory.preference;

import dev.heartline.events.vocabulary.WireNamed;

/** What a preference can be about. */
public enum PreferenceCategory implements WireNamed {
    COMMUNICATION_STYLE,
    COACHING_TONE,
    MEAL_TYPES,
    EXERCISE,
    TIMING
}
