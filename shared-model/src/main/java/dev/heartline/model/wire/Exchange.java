package dev.heartline.model.wire;

import java.time.Duration;

/**
 * One request on its way, as those see it who may lose interest: breaking it off closes its connection, whether the answer has
 * begun or not. Safe for concurrent use.
 */
public final class Exchange {

    private static final ScopedValue<Exchange> PRESENT = ScopedValue.newInstance();

    private final Duration limit;
    private volatile long lastSign = System.nanoTime();
    private Runnable breakOff = () -> {};
    private boolean brokenOff;

    /** @param limit to the end of the answer, where it comes in one piece; to its beginning, where it streams */
    public Exchange(Duration limit) {
        this.limit = limit;
    }

    /** Requests that are sent meanwhile, on the same thread, belong to this exchange. */
    public void during(Runnable requests) {
        ScopedValue.where(PRESENT, this).run(requests);
    }

    static Exchange present() {
        return PRESENT.get();
    }

    Duration limit() {
        return limit;
    }

    /** Says that something of the answer was of use. */
    public void bearsFruit() {
        lastSign = System.nanoTime();
    }

    /** Since something of the answer was of use, or the exchange began. */
    public Duration fruitless() {
        return Duration.ofNanos(System.nanoTime() - lastSign);
    }

    /** Says how to break off what is under way now; at once, where that was wished before. */
    void is(Runnable breakOff) {
        synchronized (this) {
            if (!brokenOff) {
                this.breakOff = breakOff;
                return;
            }
        }
        breakOff.run();
    }

    /** Never blocks. */
    public void breakOff() {
        Runnable how;
        synchronized (this) {
            brokenOff = true;
            how = breakOff;
        }
        how.run();
    }

    public synchronized boolean isBrokenOff() {
        return brokenOff;
    }
}
