package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/**
 * Repeats a step on virtual threads: at once while it finds work, else when somebody nudges it or after the idle time,
 * which finds what a crash or another replica left behind. A step that fails is logged and comes again after the idle time.
 */
public final class BackgroundLoop {

    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);

    /** A step that waits on a provider may end by itself; after this it is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final String name;
    private final int workers;
    private final Duration idle;
    private final Step step;
    private final Semaphore nudges = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /** Blocks until it has worked on one row. */
    public interface Step {

        /** @return false if there was nothing to do */
        boolean run() throws InterruptedException;
    }

    public BackgroundLoop(String name, int workers, Duration idle, Step step) {
        this.name = name;
        this.workers = workers;
        this.idle = idle;
        this.step = step;
    }

    public void start() {
        for (int i = 0; i < workers; i++) {
            threads.add(Thread.ofVirtual().name(name + "-" + i).start(this::work));
        }
    }

    /** Says that there is work now. Never blocks. */
    public void nudge() {
        if (nudges.availablePermits() < workers) {
            nudges.release();
        }
    }

    /** Lets the current steps end, within a grace. */
    public void stop() throws InterruptedException {
        stopped = true;
        nudges.release(workers);
        for (Thread thread : threads) {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE);
            }
        }
    }

    private void work() {
        while (!stopped) {
            try {
                if (!worked()) {
                    nudges.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean worked() throws InterruptedException {
        try {
            return step.run();
        } catch (RuntimeException | Error e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            LOG.errorf(e, "%s failed and comes again", name);
            return false;
        }
    }
}
