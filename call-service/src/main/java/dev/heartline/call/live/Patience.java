package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * How long a caller is waited for, and how long a call lasts. In danger a silent caller is asked less and less often and never
 * left, and the clock ends nothing. Confined to the event loop of its conversation.
 */
final class Patience {

    private static final int MOST_DOUBLINGS = 3;

    private final LiveConfig config;
    private final Timeout farewell;
    private final Timeout silence;
    private final Timeout longest;

    private int silences;
    private boolean timeIsUp;

    Patience(LiveConfig config, Executor loop) {
        this.config = config;
        this.farewell = new Timeout(loop);
        this.silence = new Timeout(loop);
        this.longest = new Timeout(loop);
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

    /** Nothing ends and nobody is asked for now. */
    void stay() {
        farewell.cancel();
        silence.cancel();
    }

    void over() {
        stay();
        longest.cancel();
    }

    /** Once the last words were heard. */
    void leaveAfter(Duration speaking, Runnable then) {
        farewell.in(speaking, then);
    }

    void listenAfter(Duration speaking, boolean inDanger, Runnable then) {
        silence.in(
                speaking.plus(
                        inDanger
                                ? config.silence().multipliedBy(1L << Math.min(silences, MOST_DOUBLINGS))
                                : config.silence()),
                then);
    }

    /** The caller has asked for a moment. */
    void waitAfter(Duration speaking, Runnable then) {
        silence.in(speaking.plus(config.moment()), then);
    }
}
