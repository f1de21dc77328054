package dev.heartline.call.operator;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code operator_actions.action}. */
enum ActionKind implements WireNamed {
    END,
    WHISPER,
    TRANSFER
}
