package dev.heartline.ai.guard;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Wish;

/**
 * What one turn of the user says of danger and of being contacted: judged once, when it is heard.
 *
 * @param byItself the danger is in the words themselves and not in what they answer
 * @param plain in words that leave no doubt
 */
record Heard(CrisisReading danger, boolean byItself, boolean plain, Wish wish) {

    boolean alarms() {
        return danger.is(CrisisReading.Level.ALARM);
    }

    boolean asksToAsk() {
        return danger.is(CrisisReading.Level.ASK);
    }
}
