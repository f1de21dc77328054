package dev.heartline.call.schedule;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code phone_calls.outcome}: how a dialled call ended, and whether with whom it was for, and what was left. */
enum Ending implements WireNamed {
    COMPLETED,
    /** Has picked up, and whom we called never came to the phone. */
    SOMEBODY_ELSE,
    VOICEMAIL,
    /** A machine has answered, and a message was left. */
    MESSAGE_LEFT,
    NO_ANSWER,
    BUSY,
    FAILED,
    CANCELED
}
