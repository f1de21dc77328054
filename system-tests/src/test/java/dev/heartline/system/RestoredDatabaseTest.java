package dev.heartline.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.carrier.network.Script;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.stack.infra.ReadPositions;
import dev.heartline.stack.infra.TopicCatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A database of yesterday meets a Kafka of today, as docs/operations/runbooks/restore.md describes it. */
@EnabledIfEnvironmentVariable(
        named = "HEARTLINE_SLOW_TESTS",
        matches = "true",
        disabledReason = "takes minutes: HEARTLINE_SLOW_TESTS=true ./heartline test -pl system-tests -am")
class RestoredDatabaseTest extends SystemTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration EARLIER = Duration.ofMinutes(10);
    private static final String KNOWN = "already_decided_for_source";

    private WholeSystem whole;

    RestoredDatabaseTest() {
        super(6_500, Set.of(Channel.CALL, Channel.IN_APP), LONG);
    }

    @Override
    protected RunningSystem start(Path home) {
        whole = WholeSystem.start(home);
        return whole.system();
    }

    @Override
    protected void stop() {
        if (whole != null) {
            whole.close();
        }
    }

    @Test
    void aConsumerCatchesUpWithoutLossOrDoublesOnceItReadsAgain(@TempDir Path folder) throws Exception {
        Person before = introduce("Ada");
        String first = call(before);
        awaitEverythingOnce(first);
        var backup = DatabaseBackup.of(whole.settings(), dev.heartline.stack.settings.Service.MEMORY, folder);
        Instant moment = Instant.now();
        Person after = introduce("Ben");
        String second = call(after);
        awaitEverythingOnce(second);

        whole.stop("memory");
        backup.restore();
        assertThat(count(Service.MEMORY, "select count(*) from user_profile where user_id = ?", after.id()))
                .isZero();
        readAgain("memory", moment.minus(EARLIER));
        whole.mend();

        awaitEverythingOnce(first, second);
        // The victory that is remembered anew is told of anew, and known by where it comes from.
        await().atMost(LONG)
                .until(() -> count(
                                Service.ENGAGEMENT,
                                "select count(*) from reward_decisions where user_id = ? and reason = '" + KNOWN + "'",
                                after.id())
                        > 0);
        assertNothingIsDecidedTwice(before, after);
        awaitEverythingOnce(call(after));
    }

    @Test
    void aProducerForgetsItsRowsButNothingThatItToldIsLostOrComesAgain(@TempDir Path folder) throws Exception {
        Person caller = introduce("Cleo");
        String kept = call(caller);
        awaitEverythingOnce(kept);
        var backup = DatabaseBackup.of(whole.settings(), dev.heartline.stack.settings.Service.CALL, folder);
        Instant moment = Instant.now();
        String forgotten = call(caller);
        awaitEverythingOnce(forgotten);

        whole.stop("call");
        backup.restore();
        readAgain("call", moment.minus(EARLIER));
        whole.mend();

        String next = call(caller);
        awaitEverythingOnce(kept, next);
        assertThat(rows(
                        Service.CALL,
                        "select provider_call_sid as sid from phone_calls where user_id = ? order by id",
                        caller.id()))
                .extracting(row -> row.get("sid"))
                .containsExactly(kept, next);
        assertThat(count(Service.MEMORY, "select count(*) from conversation_digests where user_id = ?", caller.id()))
                .isEqualTo(3);
        assertNothingIsDecidedTwice(caller);
    }

    /** As {@code ./heartline replay} does. */
    private void readAgain(String service, Instant since) {
        try (var positions =
                ReadPositions.open(Map.of("bootstrap.servers", whole.system().kafka()))) {
            long records =
                    positions.back(service + "-service", TopicCatalog.load().readBy(service), since);
            assertThat(records).isPositive();
        }
    }

    private String call(Person person) {
        JsonNode call = network.whenDone(
                network.call(
                        person.phone(),
                        Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye."),
                        Optional.empty()),
                LONG);
        assertThat(call.hasNonNull("answeredAt")).isTrue();
        return call.get("callSid").asText();
    }

    private void assertNothingIsDecidedTwice(Person... about) {
        assertThat(rows(
                        Service.ENGAGEMENT,
                        "select source_id, action from reward_decisions where user_id = any(?::uuid[]) and reason <> '"
                                + KNOWN + "' group by 1, 2 having count(*) > 1",
                        List.of(about).stream().map(Person::id).toList()))
                .isEmpty();
    }
}
