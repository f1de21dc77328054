package dev.heartline.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import dev.heartline.carrier.network.Script;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;

import static dev.heartline.stack.settings.Service.CALL;
import static dev.heartline.stack.settings.Service.ENGAGEMENT;
import static dev.heartline.stack.settings.Service.MEMORY;
import static dev.heartline.stack.settings.Service.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three replicas of every service behind one door each, as they run in production, and what happens while they come and go. */
@EnabledIfEnvironmentVariable(
        named = "HEARTLINE_SLOW_TESTS",
        matches = "true",
        disabledReason = "takes up to ten minutes: HEARTLINE_SLOW_TESTS=true ./heartline test -pl system-tests -am")
class ThreeReplicasTest extends SystemTest {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final int REPLICAS = 3;
    private static final int CALLERS = 12;
    private static final int TEXTS = 6;

    /** What a default PostgreSQL of 100 leaves beside its reserve and somebody who looks. */
    private static final int CONNECTIONS = 90;

    private Replicas replicas;

    ThreeReplicasTest() {
        super(7_000, Set.of(Channel.CALL, Channel.IN_APP), LONG);
    }

    @Override
    protected RunningSystem start(Path home) {
        replicas = Replicas.start(home, REPLICAS);
        return replicas.system();
    }

    @Override
    protected void stop() {
        if (replicas != null) {
            replicas.close();
        }
    }

    @Test
    void theLastWordsOfACallAreInItsEventWhicheverReplicaHearsOfItsEnd() throws Exception {
        List<Person> callers = callers("Talker");
        List<String> sids;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sids = inTurn(callers, (caller, n) -> call(threads, caller, script(n)));
        }

        awaitEverythingOnce(sids);
        assertThat(rows(
                        Service.CALL,
                        "select provider_call_sid from phone_calls where provider_call_sid = any(?)"
                                + " and transcript not like '%these are my last words%'",
                        sids))
                .isEmpty();
    }

    @Test
    void nothingIsLostOrDoubledOrOvertakenWhileReplicasComeAndGo() throws Exception {
        List<Person> callers = callers("Caller");
        var most = new AtomicLong();
        List<String> sids;

        try (var events = new EventStream(replicas.system());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var watch = Executors.newSingleThreadScheduledExecutor()) {
            watch.scheduleWithFixedDelay(
                    () -> most.accumulateAndGet(connections(), Math::max), 0, 500, TimeUnit.MILLISECONDS);
            var disturbed = CompletableFuture.runAsync(this::disturb, threads);
            var texted = texts(threads, callers);
            sids = inTurn(callers, (caller, n) -> call(threads, caller, script(n)));
            texted.forEach(CompletableFuture::join);
            disturbed.join();

            awaitEverythingOnce(sids);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(callers)
                            .allSatisfy(caller ->
                                    assertThat(textsOf(caller, events)).isEqualTo(allTexts())));
        }

        assertThat(rows(
                        Service.SMS,
                        "select user_id, count(*) from sms_messages where direction = 'inbound' and user_id ="
                                + " any(?::uuid[]) group by 1 having count(*) <> " + TEXTS,
                        callers.stream().map(Person::id).toList()))
                .as("texts stored once")
                .isEmpty();
        assertThat(most.get()).as("connections to PostgreSQL").isBetween(24L, (long) CONNECTIONS);
    }

    @Test
    void aRebalanceStopsOnlyThePartitionsThatMove() throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", replicas.system().kafka()))) {
            var groups = List.of("call-service", "sms-service", "memory-service", "engagement-service");

            var described = admin.describeConsumerGroups(groups).all().get();

            assertThat(described.values())
                    .allSatisfy(group -> assertThat(group.partitionAssignor()).isEqualTo("cooperative-sticky"));
            assertThat(described.values())
                    .allSatisfy(group -> assertThat(group.members()).hasSizeGreaterThanOrEqualTo(REPLICAS));
        }
    }

    /** Of each service one replica is killed and one restarted as by a deployment, one after the other. */
    private void disturb() {
        replicas.kill(CALL, 2);
        replicas.kill(MEMORY, 3);
        replicas.restart(SMS, 1);
        replicas.start(CALL, 2);
        replicas.kill(ENGAGEMENT, 1);
        replicas.kill(SMS, 3);
        replicas.start(MEMORY, 3);
        replicas.restart(CALL, 1);
        replicas.start(ENGAGEMENT, 1);
        replicas.start(SMS, 3);
    }

    private CompletableFuture<String> call(Executor threads, Person caller, Script script) {
        return CompletableFuture.supplyAsync(
                () -> {
                    JsonNode call = network.whenDone(
                            network.call(caller.phone(), script, Optional.empty()), LONG.multipliedBy(2));
                    assertThat(call.get("done").asBoolean()).isTrue();
                    assertThat(call.hasNonNull("answeredAt")).isTrue();
                    return call.get("callSid").asText();
                },
                threads);
    }

    private static Script script(int n) {
        return Script.of(
                "Hi, I walked for %d minutes this morning.".formatted(20 + n),
                "I was tired but I did it, and I am proud.",
                "That was all, these are my last words, bye.");
    }

    /** The texts of one person one after the other, each when the one before has arrived: their order is then known. */
    private List<CompletableFuture<Void>> texts(Executor threads, List<Person> people) {
        return people.stream()
                .map(person -> CompletableFuture.runAsync(
                        () -> {
                            for (int n = 0; n < TEXTS; n++) {
                                String sid = network.text(person.phone(), "Walk number " + n + " is done.");
                                await().atMost(LONG)
                                        .until(() -> count(
                                                        Service.SMS,
                                                        "select count(*) from sms_messages where provider_message_sid"
                                                                + " = ?",
                                                        sid)
                                                == 1);
                            }
                        },
                        threads))
                .toList();
    }

    /** The bodies of the person's texts in the order in which a consumer meets them for the first time. */
    private static List<String> textsOf(Person person, EventStream events) {
        var bodies = new LinkedHashSet<String>();
        events.seen().stream()
                .filter(event -> event.is(EventType.SMS_RECEIVED))
                .filter(event -> person.id().toString().equals(event.key()))
                .forEach(event -> bodies.add(event.text("body")));
        return List.copyOf(bodies);
    }

    private static List<String> allTexts() {
        return IntStream.range(0, TEXTS)
                .mapToObj(n -> "Walk number " + n + " is done.")
                .toList();
    }

    private interface Act {
        CompletableFuture<String> of(Person person, int n);
    }

    private static List<String> inTurn(List<Person> people, Act act) {
        List<CompletableFuture<String>> begun = new ArrayList<>();
        for (Person person : people) {
            begun.add(act.of(person, begun.size()));
            await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        }
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private List<Person> callers(String name) {
        List<Person> callers = IntStream.range(0, CALLERS)
                .mapToObj(n -> tellOf(name + " " + n))
                .toList();
        for (Service service : Service.values()) {
            await().atMost(LONG)
                    .until(() -> count(
                                    service,
                                    "select count(*) from user_profile where user_id = any(?::uuid[])",
                                    callers.stream().map(Person::id).toList())
                            == CALLERS);
        }
        return callers;
    }

    private long connections() {
        return count(
                Service.CALL,
                "select count(*) from pg_stat_activity"
                        + " where datname like 'heartline%' and application_name = 'vertx-pg-client'");
    }
}
