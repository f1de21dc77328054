package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;

import dev.heartline.messaging.consume.Failures;

/**
 * Repeats a step on virtual threads: at once while it finds work, else when somebody nudges it or after its {@link Pace},
 * which finds what a crash or another replica left behind. Whatever a step throws, also an {@code Error}, is logged and
 * counted, and the step comes again.
 *
 * <p>A loop that was started shows in {@link RunningLoops} until it is stopped: in the metrics {@code heartline.loop.*} and
 * in the liveness of the process.
 */
public final class BackgroundLoop {

    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);

    /** A step that waits on a provider may end by itself; after this it is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final String name;
    private final List<Worker> workers;
    private final Pace pace;
    private final Duration grace;
    private final Semaphore nudges = new Semaphore(0);
    private final LoopRecord record;
    private volatile boolean stopped;

    /** Blocks until it has worked on one row. */
    public interface Step {

        /** @return false if there was nothing to do */
        boolean run() throws InterruptedException;

        /**
         * All of them in a row. One that fails for itself doesn't keep the others from their turn; what it threw is thrown in the end. A
         * failure that will pass, as while the database is away, is everybody's: the round ends with it.
         */
        static Step each(List<? extends Step> steps) {
            return () -> {
                boolean worked = false;
                Throwable failed = null;
                for (Step step : steps) {
                    try {
                        worked |= step.run();
                    } catch (RuntimeException | Error e) {
                        if (Failures.isTransient(e)) {
                            throw e;
                        }
                        if (failed == null) {
                            failed = e;
                        } else if (failed != e) {
                            failed.addSuppressed(e);
                        }
                    }
                }
                switch (failed) {
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    case null, default -> {
                        return worked;
                    }
                }
            };
        }
    }

    /** Several workers that take the same step. */
    public BackgroundLoop(String name, int workers, Duration idle, Step step) {
        this(name, Collections.nCopies(workers, step), Pace.every(idle), GRACE);
    }

    /**
     * @param name in metrics and logs, for example {@code outbox-relay}
     * @param steps one for each worker
     * @param grace how long a step may go on after {@link #stop()} before it is interrupted
     */
    public BackgroundLoop(String name, List<? extends Step> steps, Pace pace, Duration grace) {
        this.name = name;
        this.pace = pace;
        this.grace = grace;
        this.workers = IntStream.range(0, steps.size())
                .mapToObj(i -> new Worker(name + "-" + i, steps.get(i)))
                .toList();
        this.record = new LoopRecord(name);
    }

    public void start() {
        workers.forEach(worker -> worker.thread.start());
        if (!workers.isEmpty()) {
            RunningLoops.add(record, () -> List.copyOf(workers));
        }
    }

    /** Says that there is work now. Never blocks. */
    public void nudge() {
        if (nudges.availablePermits() < workers.size()) {
            nudges.release();
        }
    }

    /** Lets the current steps end, within the grace. */
    public void stop() throws InterruptedException {
        stopped = true;
        RunningLoops.remove(record);
        nudges.release(workers.size());
        long deadline = System.nanoTime() + grace.toNanos();
        var late = new ArrayList<Worker>();
        for (Worker worker : workers) {
            if (!worker.joined(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                worker.thread.interrupt();
                late.add(worker);
            }
        }
        for (Worker worker : late) {
            worker.joined(GRACE);
        }
    }

    /** One thread of the loop. */
    private final class Worker implements LoopRecord.Worker {

        private final Step step;
        private final Thread thread;
        private volatile long begunAt = System.nanoTime();
        private volatile boolean running;
        private boolean failing;

        private Worker(String threadName, Step step) {
            this.step = step;
            this.thread = Thread.ofVirtual().name(threadName).unstarted(this::work);
        }

        private void work() {
            Duration wait = pace.shortest();
            while (!stopped) {
                try {
                    if (worked() || nudges.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                        wait = pace.shortest();
                    } else {
                        wait = pace.after(wait);
                    }
                } catch (InterruptedException e) {
                    // Stopped, which the condition sees; nobody else may end a loop.
                }
            }
        }

        private boolean worked() throws InterruptedException {
            begunAt = System.nanoTime();
            running = true;
            try {
                boolean worked = step.run();
                record.succeeded();
                failing = false;
                return worked;
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException(e.getMessage());
                }
                record.failed();
                tell(e);
                return false;
            } finally {
                running = false;
            }
        }

        /** The trace of the first in a row is enough. When memory is out, telling may fail as well. */
        private void tell(Throwable failure) {
            if (stopped) {
                return;
            }
            try {
                if (failing) {
                    LOG.warnf("%s failed again: %s", name, failure);
                } else {
                    LOG.errorf(failure, "%s failed and comes again", name);
                }
                failing = true;
            } catch (Throwable e) {
                record.failed();
            }
        }

        private boolean joined(Duration patience) throws InterruptedException {
            return thread.getState() == Thread.State.NEW || thread.join(patience);
        }

        @Override
        public boolean isAlive() {
            return thread.isAlive();
        }

        @Override
        public Duration inStep() {
            return running ? Duration.ofNanos(System.nanoTime() - begunAt) : Duration.ZERO;
        }
    }
}
