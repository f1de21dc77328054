package dev.heartline.call.completion;

import java.util.ArrayList;
import java.util.List;

import dev.heartline.ai.secret.SecretMask;
import dev.heartline.call.transcript.CallTurn;

/**
 * What was said in a call, in the words that may leave the call: secrets are masked. Whatever is made of a call is made of this.
 *
 * @param turns with masked words
 * @param sensitive positions of the turns that held a secret
 */
record Said(List<CallTurn> turns, List<Integer> sensitive) {

    Said {
        turns = List.copyOf(turns);
        sensitive = List.copyOf(sensitive);
    }

    /** Some tens of microseconds per turn: not for an event loop. */
    static Said of(List<CallTurn> heard) {
        var turns = new ArrayList<CallTurn>();
        var sensitive = new ArrayList<Integer>();
        for (var turn : heard) {
            var masked = SecretMask.mask(turn.text());
            turns.add(turn.saying(masked.text()));
            if (masked.sensitive()) {
                sensitive.add(turn.seq());
            }
        }
        return new Said(turns, sensitive);
    }
}
