package dev.heartline.sms.message;

import dev.heartline.events.vocabulary.WireNamed;

/** Why a human has to see to a text that was understood and answered. */
public enum NotedAs implements WireNamed {
    /** They asked us to leave another number alone, which only that number can. */
    STOP_ELSEWHERE
}
