package dev.heartline.call.answering;

import dev.heartline.call.lifecycle.VoicemailAction;

/** What follows where a machine has picked up. In doubt it is hung up on: a message is left after a greeting, or not at all. */
enum UponMachine {
    HANG_UP,
    /** For the end of its greeting. */
    WAIT,
    LEAVE_MESSAGE;

    /** @param action null where nothing was said about it */
    static UponMachine of(VoicemailAction action, MessageLeaving carrier, NetworkVerdict.Greeting greeting) {
        if (action != VoicemailAction.LEAVE_MESSAGE) {
            return HANG_UP;
        }
        return switch (carrier) {
            case NEVER -> HANG_UP;
            case BY_ITSELF -> LEAVE_MESSAGE;
            case WHEN_TOLD ->
                switch (greeting) {
                    case GOES_ON -> WAIT;
                    case OVER -> LEAVE_MESSAGE;
                    case ENDLESS -> HANG_UP;
                };
        };
    }
}
