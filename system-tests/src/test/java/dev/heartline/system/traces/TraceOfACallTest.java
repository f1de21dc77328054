package dev.heartline.system.traces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.carrier.network.Script;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.SimulatedNetwork;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.system.WholeSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A call is followed from the carrier's webhook through outbox and Kafka to the reward. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceOfACallTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int CALLERS = 8;
    /** What memory-service makes of a reward comes beside it. */
    private static final String LAST_EFFECT = "process reward.triggered";

    private static final String LAST_SERVICE = "sms-service";

    private final List<UUID> people = new ArrayList<>();
    private Path home;
    private SpanCollector collector;
    private WholeSystem whole;
    private List<CollectedSpan> trace;
    private int collected;

    /** Not every call brings a reward: the trace is of the last one that did. */
    @BeforeAll
    void people(@TempDir Path home) throws IOException {
        this.home = home;
        collector = new SpanCollector();
        whole = WholeSystem.start(
                home,
                Map.of(
                        "QUARKUS_OTEL_SDK_DISABLED", "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms",
                        "QUARKUS_LOG_JSON_CONSOLE_ENABLED", "true"));
        try (var host = new HostApplication(whole.system())) {
            for (int n = 0; n < CALLERS; n++) {
                introduce(host, n);
            }
        }
        var network = new SimulatedNetwork(whole.system());
        for (int n = 0; n < CALLERS; n++) {
            var script = Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye.");
            network.whenDone(network.call(phone(n), script, Optional.empty()), LONG);
        }
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(spansByName()).containsEntry("process call.completed", 3L * CALLERS);
            assertThat(lastEffects(collector.spans())).isNotEmpty();
        });
        await().during(Duration.ofSeconds(2)).atMost(LONG).until(this::nothingMoreComes);
        var last = lastEffects(collector.spans())
                .max(Comparator.comparing(CollectedSpan::start))
                .orElseThrow();
        trace = collector.spans().stream()
                .filter(span -> span.trace().equals(last.trace()))
                .sorted(Comparator.comparing(CollectedSpan::start))
                .toList();
    }

    @AfterAll
    void stop() {
        if (whole != null) {
            whole.close();
        }
        if (collector != null) {
            collector.close();
        }
    }

    @Test
    void oneTraceGoesFromTheWebhookToTheReward() throws IOException {
        TracePicture.write(trace);

        var way = wayTo(lastEffects(trace).findFirst().orElseThrow());

        assertThat(way)
                .extracting(span -> span.service() + ": " + span.name())
                .endsWith(
                        "call-service: create call.completed",
                        "call-service: send call.completed",
                        "engagement-service: process call.completed",
                        "engagement-service: create reward.triggered",
                        "engagement-service: send reward.triggered",
                        "sms-service: process reward.triggered");
        assertThat(way.getFirst().name()).startsWith("POST /");
        assertThat(named(trace, "process call.completed"))
                .extracting(CollectedSpan::service)
                .containsExactlyInAnyOrder("sms-service", "memory-service", "engagement-service");
    }

    @Test
    void whatFansOutIsLinkedToWhereItWasCreated() {
        var created = named(trace, "create call.completed").findFirst().orElseThrow();

        assertThat(named(trace, "process call.completed"))
                .hasSize(3)
                .extracting(CollectedSpan::links)
                .containsOnly(List.of(created.id()));
    }

    @Test
    void noSpanHoldsAPerson() {
        assertThat(collector.spans()).isNotEmpty().allSatisfy(span -> {
            assertThat(span.toString()).doesNotContain("Walker").doesNotContain("proud");
            people.forEach(person -> assertThat(span.toString()).doesNotContain(person.toString()));
            assertThat(span.toString()).doesNotContain(phone(0).substring(1, 11));
        });
    }

    @Test
    void aLineOfTheLogNamesItsTrace() throws IOException {
        try (var files = Files.walk(home)) {
            var lines = files.filter(file -> file.toString().endsWith("-service.log"))
                    .flatMap(TraceOfACallTest::lines)
                    .filter(line -> line.startsWith("{"))
                    .toList();

            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .contains("\"traceId\":\"" + trace.getFirst().trace() + "\""))
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain(phone(0))
                            .doesNotContain(people.stream().map(UUID::toString).toArray(String[]::new)));
        }
    }

    /** From the first span of the trace. */
    private List<CollectedSpan> wayTo(CollectedSpan last) {
        return Stream.iterate(Optional.of(last), Optional::isPresent, span -> parentOf(span.orElseThrow()))
                .map(Optional::orElseThrow)
                .toList()
                .reversed();
    }

    private Optional<CollectedSpan> parentOf(CollectedSpan span) {
        return trace.stream()
                .filter(candidate -> candidate.id().equals(span.parent()))
                .findFirst();
    }

    private Map<String, Long> spansByName() {
        return collector.spans().stream()
                .collect(Collectors.groupingBy(CollectedSpan::name, TreeMap::new, Collectors.counting()));
    }

    private static Stream<CollectedSpan> lastEffects(List<CollectedSpan> spans) {
        return named(spans, LAST_EFFECT).filter(span -> span.service().equals(LAST_SERVICE));
    }

    private static Stream<CollectedSpan> named(List<CollectedSpan> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name));
    }

    private boolean nothingMoreComes() {
        int before = collected;
        collected = collector.spans().size();
        return collected == before;
    }

    private void introduce(HostApplication host, int n) {
        var person = Ids.next();
        people.add(person);
        host.publish(new UserProfile(
                person,
                "Walker",
                phone(n),
                "Etc/UTC",
                "en-US",
                LocalDate.of(1990, 1, 1),
                Set.of(Channel.CALL, Channel.SMS, Channel.IN_APP),
                false));
        for (var service : Service.values()) {
            await().atMost(LONG).until(() -> isKnownTo(service, person));
        }
    }

    private boolean isKnownTo(Service service, UUID person) {
        try (var tables = Tables.of(whole.system(), service)) {
            return tables.count("select count(*) from user_profile where user_id = ?", person) == 1;
        }
    }

    private static String phone(int n) {
        return FictionalNumbers.of(7_000 + n);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
