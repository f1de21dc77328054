package dev.heartline.messaging.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several replicas, one after the other. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TurnsTest {

    private static final Duration REST = Duration.ofHours(1);

    @Inject
    Turns turns;

    @Test
    void ofSeveralReplicasOneAtATimeTakesTheStepUntilTheRoundIsComplete() throws Exception {
        var parts = new AtomicInteger();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var replicas = IntStream.range(0, 3)
                .mapToObj(_ -> new BackgroundLoop(
                        "a-round", 1, Duration.ofMillis(5), turns.step("a-round", REST, connection -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            return connection
                                    .query("select pg_sleep(0.01)")
                                    .execute()
                                    .map(_ -> {
                                        atOnce.decrementAndGet();
                                        return parts.incrementAndGet() < 20;
                                    });
                        })))
                .toList();

        replicas.forEach(BackgroundLoop::start);
        await().until(() -> parts.get() >= 20);
        await().during(Duration.ofMillis(200)).until(() -> parts.get() == 20);

        for (var replica : replicas) {
            replica.stop();
        }
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void theTurnOfADeadReplicaIsFreeAtOnce() throws Exception {
        var entered = new CountDownLatch(1);
        var dying = CompletableFuture.runAsync(() -> run(turns.step("a-death", REST, connection -> {
            entered.countDown();
            return connection.query("select pg_sleep(30)").execute().replaceWith(false);
        })));
        entered.await();

        assertThat(run(turns.step("a-death", REST, _ -> Uni.createFrom().item(true))))
                .as("taken")
                .isFalse();
        LocalStackResource.postgres().terminateSessions();

        await().ignoreExceptions()
                .until(() ->
                        run(turns.step("a-death", REST, _ -> Uni.createFrom().item(true))));
        assertThat(List.of(dying)).allSatisfy(death -> await().until(death::isCompletedExceptionally));
    }

    private static boolean run(BackgroundLoop.Step step) {
        try {
            return step.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
