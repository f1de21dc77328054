package dev.heartline.messaging.consume;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.Ids;
import dev.heartline.messaging.Note;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.PostgresControl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** While a database has its ordinary troubles, a healthy event waits: it is neither put aside nor lost. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(NoteBookTopic.class)
class DatabaseTroublesTest {

    private static final String TOPIC = "behavior.recorded";
    private static final String DEAD_LETTERS = NoteBookTopic.DEAD_LETTERS;
    private static final Duration LONG = Duration.ofSeconds(40);

    @Inject
    MeterRegistry registry;

    private KafkaProbe probe;
    private PostgresControl postgres;
    private Jdbc jdbc;
    private String role;
    private UUID user;

    @BeforeEach
    void connect() {
        probe = LocalStackResource.kafka().probe();
        postgres = LocalStackResource.postgres();
        jdbc = postgres.jdbc();
        role = postgres.username();
        user = Ids.next();
    }

    @Test
    void afterAFailoverToAReadOnlyServerAnEventWaitsUntilItMayWrite() {
        postgres.administer("alter role %s set default_transaction_read_only = on".formatted(role));
        postgres.terminateSessions();

        during(this::anEventWaits, () -> {
            postgres.administer("alter role %s reset default_transaction_read_only".formatted(role));
            postgres.terminateSessions();
        });
        itGoesThrough();
    }

    @Test
    void duringARestartOfTheDatabaseNoEventIsLost() {
        for (int n = 0; n < 50; n++) {
            send(Note.of(user, n));
            if (n == 20) {
                postgres.restart();
            }
        }

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(effects()).hasSize(50).isSorted());
        assertThat(putAside()).isEmpty();
    }

    @Test
    void afterItsPasswordWasRotatedAnEventWaitsForTheNewOne() {
        postgres.administer("alter role %s password 'another'".formatted(role));
        postgres.terminateSessions();

        during(
                this::anEventWaits,
                () -> postgres.administer("alter role %s password '%s'".formatted(role, postgres.password())));
        itGoesThrough();
    }

    @Test
    void aStatementThatTookTooLongIsTriedAgain() throws SQLException {
        postgres.administer("alter role %s set statement_timeout = '300ms'".formatted(role));
        postgres.terminateSessions();
        try (var other = jdbc.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table effect in exclusive mode");

            anEventWaits();

            other.commit();
            itGoesThrough();
        } finally {
            postgres.administer("alter role %s reset statement_timeout".formatted(role));
            postgres.terminateSessions();
        }
    }

    @Test
    void aColumnThatARollingDeployHasNotMadeYetIsWaitedFor() {
        postgres.administer("alter table effect rename column n to later");

        during(this::anEventWaits, () -> postgres.administer("alter table effect rename column later to n"));
        itGoesThrough();
    }

    @Test
    void aTableThatARollingDeployHasNotMadeYetIsWaitedFor() {
        postgres.administer("alter table effect rename to later");

        during(this::anEventWaits, () -> postgres.administer("alter table later rename to effect"));
        itGoesThrough();
    }

    @ParameterizedTest
    @ValueSource(ints = {NoteBook.NOT_TO_BE_ENCODED, NoteBook.A_NUL})
    void aParameterThatCannotBeEncodedGoesAsideAndBlocksNobody(int unencodable) {
        send(Note.of(user, unencodable));
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(2));
        await().atMost(LONG).untilAsserted(() -> assertThat(putAside()).hasSize(1));
    }

    /** The trouble ends in any case: the other tests need the database. */
    private static void during(Runnable trouble, Runnable end) {
        try {
            trouble.run();
        } finally {
            end.run();
        }
    }

    /** And that can be seen from outside. */
    private void anEventWaits() {
        double retries = retries();
        send(Note.of(user, 1));

        await().atMost(LONG).until(() -> retries() > retries + 1);
        assertThat(registry.get("heartline.events.waiting").gauge().value()).isPositive();
        assertThat(registry.get("heartline.events.waiting.age").gauge().value()).isPositive();
        assertThat(putAside()).isEmpty();
    }

    private void itGoesThrough() {
        send(Note.of(user, 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(effects()).containsExactly(1, 2));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(
                                registry.get("heartline.events.waiting").gauge().value())
                        .isZero());
        assertThat(putAside()).isEmpty();
    }

    private double retries() {
        return registry.counter("heartline.events.consumed", "topic", TOPIC, "outcome", "retried")
                .count();
    }

    private List<KafkaProbe.Received> putAside() {
        return probe.ofKey(DEAD_LETTERS, user.toString());
    }

    private void send(Event<BehaviorRecorded> note) {
        probe.send(
                TOPIC,
                note.key(),
                EventJson.mapper().valueToTree(note.body()).toString(),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", note.id().toString(),
                        "ce_type", note.type().type(),
                        "ce_source", "/test",
                        "ce_time", note.time().toString()));
    }

    private List<Integer> effects() {
        return jdbc.rows("select n from effect where user_id = ? order by id", user).stream()
                .map(row -> (Integer) row.get("n"))
                .toList();
    }
}
