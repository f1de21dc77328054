package dev.heartline.messaging.backlog;

import java.time.Duration;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Ids;
import dev.heartline.messaging.Note;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BacklogGaugesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Inject
    Transactions transactions;

    @BeforeEach
    void watch() {
        Metrics.addRegistry(registry);
        LocalStackResource.postgres().jdbc().update("delete from outbox");
    }

    @AfterEach
    void unwatch() {
        LocalStackResource.postgres().jdbc().update("delete from outbox");
        Metrics.removeRegistry(registry);
    }

    @Test
    void theOutboxShowsHowMuchWaitsAndForHowLong() {
        for (int n = 0; n < 3; n++) {
            var event = Note.of(Ids.next(), n);
            transactions
                    .plain(transaction -> transaction.publish(event))
                    .await()
                    .atMost(Duration.ofSeconds(10));
        }
        LocalStackResource.postgres().jdbc().update("""
                update outbox set created_at = now() - interval '90 seconds'
                where id = (select min(id) from outbox)
                """);

        await().untilAsserted(() -> {
            assertThat(gauge("heartline.backlog.waiting")).isEqualTo(3);
            assertThat(gauge("heartline.backlog.age")).isBetween(90.0, 120.0);
        });

        LocalStackResource.postgres().jdbc().update("delete from outbox");
        await().untilAsserted(() -> {
            assertThat(gauge("heartline.backlog.waiting")).isZero();
            assertThat(gauge("heartline.backlog.age")).isZero();
        });
    }

    private double gauge(String name) {
        return registry.get(name).tag("backlog", "outbox").gauge().value();
    }
}
