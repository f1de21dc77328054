package dev.heartline.memory.index;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How fast background work goes on: at its own pace while the machine has room, and almost not at all while others need the
 * processors. Those others may be other processes, whose hurry {@link RightOfWay} can't know of.
 */
final class Pace {

    /** Time enough for a load to be a measurement, and short enough that room is used soon. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final IndexConfig config;
    private final DoubleSupplier load;
    private final Sleep sleep;

    /**
     * @param load how busy the machine, or the container, was since it was last asked, in 0..1; negative where unknown, which
     *     counts as room
     */
    Pace(IndexConfig config, DoubleSupplier load, Sleep sleep) {
        this.config = config;
        this.load = load;
        this.sleep = sleep;
    }

    /**
     * Rests after work that took so long: {@link IndexConfig#rest()} times as long, and on until there is room, at most
     * {@link IndexConfig#longestRest()} times as long. What is measured is what others do, as this one rests meanwhile.
     */
    void rest(Duration worked) throws InterruptedException {
        long least = (long) (worked.toNanos() * config.rest());
        long most = (long) (worked.toNanos() * config.longestRest());
        long rested = 0;
        boolean room;
        do {
            load.getAsDouble();
            long look = Math.max(LOOK.toNanos(), least - rested);
            sleep.of(Duration.ofNanos(look));
            rested += look;
            room = load.getAsDouble() <= config.busy();
        } while (!room && rested < most);
    }

    /** {@link Thread#sleep(Duration)}. */
    interface Sleep {
        void of(Duration time) throws InterruptedException;
    }
}
