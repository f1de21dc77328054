package dev.heartline.ai.guard;

import java.util.function.Supplier;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Wish;

/**
 * What one turn of the user says of danger and of being contacted: judged once, when it is heard, or again where that failed.
 *
 * @param judged false for words that made the readers fail: the rest is what plain words tell
 * @param byItself the danger is in the words themselves and not in what they answer
 * @param plain in words that leave no doubt
 * @param unsure there is no wish in it for sure, and perhaps one to be left alone
 */
record Heard(boolean judged, CrisisReading danger, boolean byItself, boolean plain, Wish wish, boolean unsure) {

    static final Heard NOTHING = new Heard(true, CrisisReading.NONE, false, false, Wish.NONE, false);

    boolean alarms() {
        return danger.is(CrisisReading.Level.ALARM);
    }

    boolean asksToAsk() {
        return danger.is(CrisisReading.Level.ASK);
    }

    /**
     * What the last words of several say, by what all of them say: whose danger it is tells the whole, danger in either is danger.
     * A stop in either binds; but words that sound like one only where a sentence of danger was cut are none.
     *
     * @param first what the words before them say alone
     */
    Heard asTheEndOf(Heard whole, Supplier<Heard> first) {
        if (!whole.judged) return this;
        boolean madeByAll = whole.danger.level().compareTo(danger.level()) > 0
                && whole.danger.level().compareTo(first.get().danger.level()) > 0;
        boolean toldByAll = !whole.danger.is(CrisisReading.Level.NONE)
                && whole.danger.level().compareTo(danger.level()) >= 0;
        boolean stopped = !wish.is(Wish.Kind.STOP)
                && whole.wish.is(Wish.Kind.STOP)
                && !first.get().wish.is(Wish.Kind.STOP);
        var wanted = madeByAll || stopped ? whole.wish : wish;
        return toldByAll
                ? new Heard(judged, whole.danger, whole.byItself, whole.plain, wanted, unsure)
                : new Heard(judged, danger, byItself, plain, wanted, unsure);
    }
}
