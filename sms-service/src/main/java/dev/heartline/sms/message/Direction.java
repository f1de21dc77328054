package dev.heartline.sms.message;

import dev.heartline.events.vocabulary.WireNamed;

/** Who sent a text. */
public enum Direction implements WireNamed {
    INBOUND,
    OUTBOUND
}
