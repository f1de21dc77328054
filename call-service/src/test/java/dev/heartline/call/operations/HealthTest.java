package dev.heartline.call.operations;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Script;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the platform and whoever watches are told: docs/operations.md says what each means. */
@QuarkusTest
class HealthTest extends CallServiceTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    @Test
    void aReplicaIsAliveAndReadyAndSaysByWhat() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(status("/q/health/ready")).isEqualTo(200));

        assertThat(body("/q/health/ready")).contains("\"database\"", "\"consumers\"");
        assertThat(body("/q/health/live")).contains("\"background loops\"");
    }

    @Test
    void whileTheDatabaseIsAwayAReplicaIsAliveAndAfterAGraceNotReady() throws Exception {
        await().atMost(LONG).until(() -> status("/q/health/ready") == 200);
        try (var gate = database.connect();
                var sql = gate.createStatement()) {
            // The owner closes the door and keeps a foot in it.
            sql.execute("alter database heartline_test connection limit 0");
            try {
                cutOff(gate);

                assertThat(status("/q/health/ready"))
                        .as("a failover is shorter")
                        .isEqualTo(200);
                await().atMost(LONG).until(() -> status("/q/health/ready") == 503);
                assertThat(status("/q/health/live")).isEqualTo(200);
            } finally {
                sql.execute("alter database heartline_test connection limit -1");
            }
        }
        await().atMost(LONG).until(() -> status("/q/health/ready") == 200);
    }

    @Test
    void whileTheBrokerIsAwayCallsAreAnsweredAndWhatTheyTellWaits() {
        var user = user();
        await().atMost(LONG).until(() -> status("/q/health/ready") == 200);
        LocalStackResource.kafka().stop();
        String sid;
        try {
            sid = carrier.place(InboundCall.from(user.phone(), Script.of("I walked today.", "Bye.")));
            done(sid);
            await().atMost(LONG).until(() -> metric("heartline_backlog_waiting{backlog=\"outbox\"") > 0);

            assertThat(status("/q/health/ready")).isEqualTo(200);
            assertThat(status("/q/health/live")).isEqualTo(200);
        } finally {
            LocalStackResource.kafka().start();
        }
        assertThat(json(completion(callId(sid))).at("/outcome").asText()).isEqualTo("completed");
        await().atMost(LONG).until(() -> metric("heartline_backlog_waiting{backlog=\"outbox\"") == 0);
    }

    @Test
    void loopsBacklogsAndConsumerLagShowInTheMetrics() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(body("/q/metrics"))
                        .contains("heartline_loop_runs_total{loop=\"outbox-relay\"")
                        .contains("heartline_loop_failures_total{loop=\"unfinished-calls\"")
                        .contains("heartline_loop_age_seconds{loop=\"backlog-gauges\"")
                        .contains("heartline_backlog_age_seconds{backlog=\"outbox\"")
                        .contains("heartline_backlog_age_seconds{backlog=\"unanalysed-calls\"")
                        .containsPattern("kafka_consumer_fetch_manager_records_lag_max\\{"));
    }

    private static void cutOff(java.sql.Connection gate) throws SQLException {
        try (var others = gate.createStatement()) {
            others.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private static double metric(String start) {
        return Management.metric(start, "");
    }

    private static int status(String path) {
        return get(path).statusCode();
    }

    private static String body(String path) {
        return get(path).body();
    }

    private static HttpResponse<String> get(String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(Management.at(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
