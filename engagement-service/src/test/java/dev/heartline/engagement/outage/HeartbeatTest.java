package dev.heartline.engagement.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HeartbeatTest {

    @Inject
    Outages outages;

    @Inject
    Pool pool;

    private final World world = new World();

    @Test
    void aLongSilenceWasAnOutageAndAShortOneADeployment() {
        // Long after all that other tests do, so that no streak of theirs is touched.
        var start = Instant.now().plus(Duration.ofDays(4000));
        beat(start);
        beat(start.plus(Duration.ofMinutes(59)));
        assertThat(after(start)).isZero();

        beat(start.plus(Duration.ofMinutes(59 + 60)));

        assertThat(after(start)).isEqualTo(1);
        world.database().update("delete from outages where ended_at > now() + interval '1 day'");
        world.database().update("delete from heartbeat");
    }

    /** The gap from now to the first beat of the test is one as well. */
    private long after(Instant start) {
        return world.database()
                .count("select count(*) from outages where began_at >= ?", start.atOffset(ZoneOffset.UTC));
    }

    private void beat(Instant at) {
        pool.withTransaction(connection -> outages.beat(connection, at)).await().atMost(Duration.ofSeconds(10));
    }
}
