package dev.heartline.call.schedule;

import dev.heartline.events.vocabulary.WireNamed;

/** Where the hour of a scheduled call is from. */
enum TimeFrom implements WireNamed {
    /** Whoever scheduled it has named it. */
    REQUEST,
    /** It is one at which the user takes calls. */
    PATTERNS,
    /** Nothing is known of the user's hours: that of the configuration. */
    DEFAULT
}
