package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BackgroundLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void watch() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void unwatch() {
        Metrics.removeRegistry(registry);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("a failure"),
                new StackOverflowError(),
                new OutOfMemoryError("as thrown"),
                new AssertionError("a mistake of ours"),
                new NoClassDefFoundError("after a bad deployment"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverAStepThrowsItComesAgainAndIsCounted(Throwable failure) throws Exception {
        var runs = new AtomicInteger();
        var loop = new BackgroundLoop("failing", 1, Duration.ofMillis(1), () -> {
            if (runs.incrementAndGet() <= 2) {
                throw BackgroundLoopTest.<RuntimeException>as(failure);
            }
            return false;
        });

        loop.start();
        await().until(() -> runs.get() > 3);

        assertThat(registry.get("heartline.loop.failures")
                        .tag("loop", "failing")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("heartline.loop.runs")
                        .tag("loop", "failing")
                        .functionCounter()
                        .count())
                .isPositive();
        loop.stop();
    }

    @Test
    void aNudgeEndsTheWait() throws Exception {
        var runs = new AtomicInteger();
        var loop = new BackgroundLoop("nudged", 1, NEVER, () -> {
            runs.incrementAndGet();
            return false;
        });
        loop.start();
        await().until(() -> runs.get() == 1);

        loop.nudge();

        await().until(() -> runs.get() == 2);
        loop.stop();
    }

    @Test
    void whileThereIsWorkNobodyWaits() throws Exception {
        var left = new AtomicInteger(1_000);
        var loop = new BackgroundLoop("busy", 4, NEVER, () -> left.decrementAndGet() > 0);

        loop.start();

        await().until(() -> left.get() <= 0);
        loop.stop();
    }

    @Test
    void anIdleLoopLooksLessOftenUpToTheLongestWait() {
        var pace = new Pace(Duration.ofMillis(25), Duration.ofMillis(90));

        assertThat(Stream.iterate(pace.shortest(), pace::after).limit(4))
                .containsExactly(
                        Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(90), Duration.ofMillis(90));
    }

    @Test
    void aStepThatHangsIsSeenAndInterruptedAtTheEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var loop = new BackgroundLoop(
                "hanging",
                List.<BackgroundLoop.Step>of(() -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return true;
                }),
                Pace.every(NEVER),
                Duration.ofMillis(10));
        loop.start();
        begun.await();

        await().untilAsserted(() ->
                assertThat(RunningLoops.stuck(Duration.ofMillis(50))).containsKey("hanging"));
        assertThat(RunningLoops.stuck(Duration.ofMinutes(5))).doesNotContainKey("hanging");
        loop.stop();

        assertThat(RunningLoops.names()).doesNotContain("hanging");
        assertThat(registry.find("heartline.loop.age").tag("loop", "hanging").gauge())
                .isNull();
    }

    @Test
    void anInterruptionFromElsewhereEndsNoLoop() throws Exception {
        var runs = new AtomicInteger();
        var loop = new BackgroundLoop("interrupted", 1, Duration.ofMillis(1), () -> {
            if (runs.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
            return false;
        });

        loop.start();

        await().until(() -> runs.get() > 3);
        loop.stop();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T as(Throwable failure) throws T {
        throw (T) failure;
    }
}
