package dev.heartline.ai.guard;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Wish;

/**
 * What one turn of the user says of danger and of being contacted: judged once, when it is heard, or again where that failed.
 *
 * @param judged false for words that made the readers fail: the rest is what plain words tell
 * @param byItself the danger is in the words themselves and not in what they answer
 * @param plain in words that leave no doubt
 */
record Heard(boolean judged, CrisisReading danger, boolean byItself, boolean plain, Wish wish) {

    static final Heard NOTHING = new Heard(true, CrisisReading.NONE, false, false, Wish.NONE);

    boolean alarms() {
        return danger.is(CrisisReading.Level.ALARM);
    }

    boolean asksToAsk() {
        return danger.is(CrisisReading.Level.ASK);
    }
}
