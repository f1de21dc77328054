package dev.heartline.bench.live;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

import com.sun.management.OperatingSystemMXBean;

/** How busy the whole machine is, services, database, broker and this measurement together. */
final class MachineLoad implements AutoCloseable {

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final DoubleAdder sum = new DoubleAdder();
    private final LongAdder samples = new LongAdder();

    MachineLoad() {
        machine.getCpuLoad();
        clock.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
    }

    private void sample() {
        double load = machine.getCpuLoad();
        if (load >= 0) {
            sum.add(load);
            samples.increment();
        }
    }

    /** 0 to 100, of all cores. */
    double percent() {
        return samples.sum() == 0 ? 0 : 100 * sum.sum() / samples.sum();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
