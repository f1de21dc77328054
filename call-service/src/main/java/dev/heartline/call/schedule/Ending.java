package dev.heartline.call.schedule;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code phone_calls.outcome}: how a dialled call ended, and whether with a person. */
enum Ending implements WireNamed {
    COMPLETED,
    VOICEMAIL,
    NO_ANSWER,
    BUSY,
    FAILED,
    CANCELED
}
