package dev.heartline.call;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Script;
import dev.heartline.testing.KafkaProbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class SoakTest extends CallServiceTest {

    private static final Logger LOG = Logger.getLogger(SoakTest.class);
    private static final int CALLS = 50;

    @Inject
    MeterRegistry registry;

    @Test
    void ofFiftyCallsAtOnceNoneIsLost() {
        var words = Script.of(
                "I had a hard week and drank on two evenings.",
                "I was lonely, to be honest.",
                "But I did go to the meeting on Thursday.",
                "I'll go again next Thursday.",
                "Thank you, bye.");
        var users = new HashMap<String, User>();
        for (int i = 0; i < CALLS; i++) {
            var user = user();
            users.put(carrier.place(InboundCall.from(user.phone(), words)), user);
        }

        users.keySet().forEach(sid -> assertThat(done(sid).problems()).isEmpty());

        var calls = users.keySet().stream().collect(Collectors.toMap(this::callId, users::get));
        calls.forEach((id, user) -> {
            assertThat(completedRow(id)).containsEntry("user_id", user.id()).containsEntry("call_status", "completed");
            assertThat(database.count("select count(*) from call_turns where call_id = ? and speaker = 'user'", id))
                    .isEqualTo(words.lines().size());
        });
        await().untilAsserted(() -> assertThat(eventsByCall(calls)).hasSize(CALLS));
        assertThat(eventsByCall(calls).values()).containsOnly(1L);
        assertThat(database.count("select count(*) from active_calls where phone_call_id = any(?)", (Object)
                        calls.keySet().toArray(UUID[]::new)))
                .isZero();
        await().untilAsserted(() -> assertThat(connectionsInUse()).isZero());
        var completion = registry.get("heartline.call.completion").timer();
        var reply = registry.get("heartline.call.reply").timer();
        LOG.infof(
                "end to committed event: mean %.0f ms, max %.0f ms; words to first reply: mean %.0f ms, max %.0f ms",
                completion.mean(TimeUnit.MILLISECONDS),
                completion.max(TimeUnit.MILLISECONDS),
                reply.mean(TimeUnit.MILLISECONDS),
                reply.max(TimeUnit.MILLISECONDS));
    }

    private Map<String, Long> eventsByCall(Map<UUID, User> calls) {
        return kafka.all("call.completed").stream()
                .map((KafkaProbe.Received record) -> json(record).at("/callId").asText())
                .filter(id -> calls.containsKey(UUID.fromString(id)))
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    /** Of the reactive pool, which plain transactions and Hibernate Reactive share. */
    private double connectionsInUse() {
        var pools = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().endsWith("pool.active"))
                .filter(meter -> "sql".equals(meter.getId().getTag("pool.type")))
                .map(Gauge.class::cast)
                .toList();
        assertThat(pools).isNotEmpty();
        return pools.stream().mapToDouble(Gauge::value).sum();
    }
}
