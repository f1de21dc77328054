package dev.heartline.call.schedule;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code phone_calls.outcome}: how a dialled call ended, and whether with whom it was for. */
enum Ending implements WireNamed {
    COMPLETED,
    /** Has picked up, and whom we called never came to the phone. */
    SOMEBODY_ELSE,
    VOICEMAIL,
    NO_ANSWER,
    BUSY,
    FAILED,
    CANCELED
}
