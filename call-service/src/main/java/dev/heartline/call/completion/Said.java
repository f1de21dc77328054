package dev.heartline.call.completion;

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

    /** Some tens of microseconds per turn. */
    static Said of(List<CallTurn> heard) {
        var turns = heard.stream()
                .map(turn -> turn.saying(SecretMask.mask(turn.text()).text()))
                .toList();
        var sensitive = heard.stream()
                .filter(turn -> SecretMask.mask(turn.text()).sensitive())
                .map(CallTurn::seq)
                .toList();
        return new Said(turns, sensitive);
    }
}
