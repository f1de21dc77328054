package dev.heartline.call.operations;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.CallServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What frees locks that nobody would free. */
@QuarkusTest
class SessionTimeoutsTest extends CallServiceTest {

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "statement_timeout, 15s",
        "lock_timeout, 10s",
        "idle_in_transaction_session_timeout, 30s",
        "tcp_keepalives_idle, 30",
        "tcp_keepalives_interval, 10",
        "tcp_keepalives_count, 3"
    })
    void everySessionOfTheServiceHasLimits(String setting, String value) {
        var shown = pool.query("show " + setting).execute().await().indefinitely();

        assertThat(shown.iterator().next().getString(0)).isEqualTo(value);
    }
}
