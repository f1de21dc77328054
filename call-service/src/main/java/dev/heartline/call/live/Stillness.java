package dev.heartline.call.live;

import java.time.Duration;

/**
 * A wait by the silence that the line tells of. Time in which the coach is heard, or in which the caller speaks, is none, however long
 * it lasts.
 */
final class Stillness implements Wait {

    private static final Runnable NOTHING = () -> {};

    private Duration left = Duration.ZERO;
    private Runnable then = NOTHING;

    @Override
    public void in(Duration time, Runnable then) {
        this.left = time;
        this.then = then;
    }

    @Override
    public void cancel() {
        then = NOTHING;
    }

    /** @return whether that was what was waited for */
    boolean lasted(Duration time) {
        left = left.minus(time);
        if (then == NOTHING || left.isPositive()) {
            return false;
        }
        var due = then;
        then = NOTHING;
        due.run();
        return true;
    }
}
