package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * How long a caller is waited for, and how long a call lasts. In danger a silent caller is asked less and less often and never
 * left, and the clock ends nothing. Confined to the event loop of its conversation.
 *
 * <p>Where the line tells of silence, that alone counts: nobody is asked, or left, while our words are still being spoken or while the
 * caller speaks.
 */
final class Patience {

    private static final int MOST_DOUBLINGS = 3;

    private final LiveConfig config;
    private final boolean told;
    private final BooleanSupplier inDanger;
    private final Runnable silent;
    private final Stillness stillness = new Stillness();
    private final Wait silence;
    private final Timeout longest;

    private int silences;
    private boolean timeIsUp;
    /** What is waited for is a word of the caller's. */
    private boolean listening;

    /**
     * @param told whether the line tells of silence
     * @param inDanger whether danger stands
     * @param silent what happens where the caller says nothing while it is theirs to speak
     */
    Patience(LiveConfig config, Executor loop, boolean told, BooleanSupplier inDanger, Runnable silent) {
        this.config = config;
        this.told = told;
        this.inDanger = inDanger;
        this.silent = silent;
        this.silence = told ? stillness : new Timeout(loop);
        this.longest = new Timeout(loop);
    }

    /** @return whether something came of it */
    boolean silentFor(Duration time) {
        return stillness.lasted(time);
    }

    /** @param then asked when the call has lasted its longest time */
    void begin(Instant answered, Runnable then) {
        longest.in(Duration.between(Instant.now(), answered.plus(config.longestCall())), then);
    }

    /** The call is too long, and may not end yet. */
    void longer(Runnable then) {
        longest.in(config.longestCall(), then);
    }

    /** The call comes to its end with whatever is said next. */
    void endIt() {
        timeIsUp = true;
        stay();
    }

    boolean timeIsUp() {
        return timeIsUp;
    }

    /** The caller speaks. */
    void heard() {
        stay();
        silences = 0;
    }

    void silent() {
        silences++;
    }

    /** Without a word. A farewell stays one, and who asked for a moment has it. */
    void isThere() {
        if (listening) {
            listenAfter(Duration.ZERO);
        }
    }

    /** The caller has spoken into our words, and says more in a moment. */
    void interrupted() {
        listenFor(config.silence());
    }

    /** Nothing ends and nobody is asked for now. */
    void stay() {
        listening = false;
        silence.cancel();
    }

    void over() {
        stay();
        longest.cancel();
    }

    /** Once the last words were heard. */
    void leaveAfter(Duration speaking, Runnable then) {
        listening = false;
        silence.in(spoken(speaking), then);
    }

    void listenAfter(Duration speaking) {
        var theirs = inDanger.getAsBoolean()
                ? config.silence().multipliedBy(1L << Math.min(silences, MOST_DOUBLINGS))
                : config.silence();
        listenFor(spoken(speaking).plus(theirs));
    }

    private void listenFor(Duration time) {
        listening = true;
        silence.in(time, silent);
    }

    /** The caller has asked for a moment. */
    void waitAfter(Duration speaking) {
        listening = false;
        silence.in(spoken(speaking).plus(config.moment()), silent);
    }

    /** A line that tells of silence doesn't call it one while we speak. */
    private Duration spoken(Duration speaking) {
        return told ? Duration.ZERO : speaking;
    }
}
