package dev.heartline.call.schedule;

import dev.heartline.events.vocabulary.WireNamed;

/** Who wanted a scheduled call. */
enum Origin implements WireNamed {
    /** Somebody over REST. */
    REQUEST,
    /** The user, who agreed to it on a call. */
    FOLLOW_UP
}
