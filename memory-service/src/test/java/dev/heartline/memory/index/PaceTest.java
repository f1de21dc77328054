package dev.heartline.memory.index;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final double IDLE = 0.1;
    private static final double BUSY = 0.95;

    private final Deque<Double> loads = new ArrayDeque<>();
    private Duration rested = Duration.ZERO;

    @Test
    void aMachineWithRoomIsUsedHalfOfTheTime() throws InterruptedException {
        restAfter(ofMillis(200), IDLE);

        assertThat(rested).isEqualTo(ofMillis(200));
    }

    @Test
    void aBusyMachineIsLeftToOthersForNineTenthsOfTheTime() throws InterruptedException {
        restAfter(ofMillis(200), BUSY);

        assertThat(rested).isEqualTo(ofMillis(1800));
    }

    @Test
    void roomIsUsedAsSoonAsThereIsSome() throws InterruptedException {
        restAfter(ofMillis(200), BUSY, BUSY, BUSY, IDLE);

        assertThat(rested).isEqualTo(ofMillis(350));
    }

    @Test
    void aLoadThatNobodyKnowsIsRoom() throws InterruptedException {
        restAfter(ofMillis(200), -1);

        assertThat(rested).isEqualTo(ofMillis(200));
    }

    /** @param looks how busy the machine is during each look at it; the last one goes on */
    private void restAfter(Duration worked, double... looks) throws InterruptedException {
        for (double look : looks) {
            loads.add(look);
        }
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IndexConfig.class)
                .build()
                .getConfigMapping(IndexConfig.class);
        new Pace(config, this::sinceTheLastQuestion, time -> rested = rested.plus(time)).rest(worked);
    }

    /** Before each rest is whatever work did to the machine, which says nothing about others. */
    private boolean ownWork = true;

    private double sinceTheLastQuestion() {
        double load = ownWork ? BUSY : loads.size() > 1 ? loads.poll() : loads.peek();
        ownWork = !ownWork;
        return load;
    }
}
