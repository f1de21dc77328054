package dev.heartline.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.stack.access.AccessTokens;

import static dev.heartline.stack.settings.Service.CALL;
import static dev.heartline.stack.settings.Service.ENGAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two replicas of call-service behind one door, one of the others: what a release meets, and what the ledger sees of it. */
@EnabledIfEnvironmentVariable(
        named = "HEARTLINE_SLOW_TESTS",
        matches = "true",
        disabledReason = "takes up to ten minutes: HEARTLINE_SLOW_TESTS=true ./heartline test -pl system-tests -am")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoReplicasTest extends SystemTest {

    private static final Duration LONG = Duration.ofSeconds(120);

    /** More than are said before an operator ends the call. */
    private static final int LINES = 600;

    private static final Pattern TAGS = Pattern.compile("\\{(.*)}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d{10,}(?![\\d.])");

    private Replicas replicas;

    TwoReplicasTest() {
        super(6_700, Set.of(Channel.CALL, Channel.SMS, Channel.IN_APP), LONG);
    }

    @Override
    protected RunningSystem start(Path home) {
        replicas = Replicas.start(home, Map.of(CALL, 2), 1);
        return replicas.system();
    }

    @Override
    protected void stop() {
        if (replicas != null) {
            replicas.close();
        }
    }

    @Test
    @Order(1)
    void aLiveCallGoesOnWithAnotherReplicaWhenItsOwnIsAskedToEnd() {
        Person rita = introduce("Ritaquux");
        String sid = network.call(rita.phone(), endless(), Optional.empty());
        int first =
                await().atMost(LONG).until(this::talking, Optional::isPresent).orElseThrow();
        await().atMost(LONG).until(() -> !said(sid).isEmpty());

        replicas.stop(CALL, first);

        int heard = said(sid).size();
        await().atMost(LONG).until(() -> said(sid).size() > heard);
        assertThat(talking()).contains(3 - first);
        JsonNode live = network.look(sid);
        assertThat(live.get("done").asBoolean()).isFalse();
        assertThat(live.hasNonNull("redialedAs")).isFalse();

        endedByAnOperator(sid);

        assertThat(network.whenDone(sid, LONG).get("callSid").asText()).isEqualTo(sid);
        awaitEverythingOnce(sid);
        var call = rows(
                        Service.CALL,
                        "select call_status, relay_resumes from phone_calls where provider_call_sid = ?",
                        sid)
                .getFirst();
        assertThat(call).containsEntry("call_status", "completed");
        assertThat((Integer) call.get("relay_resumes")).isPositive();
        // Each as it was said, none twice.
        assertThat(said(sid)).doesNotHaveDuplicates().isSubsetOf(lines()).hasSizeGreaterThan(heard);

        replicas.start(CALL, first);
    }

    @Test
    @Order(2)
    void aDoubleThatIsPlantedIsFound() throws Exception {
        Person cleo = introduce("Cleoquux");
        JsonNode call = network.whenDone(
                network.call(
                        cleo.phone(),
                        Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye."),
                        Optional.empty()),
                LONG);
        String sid = call.get("callSid").asText();
        awaitEverythingOnce(sid);
        UUID callId = (UUID) rows(Service.CALL, "select id from phone_calls where provider_call_sid = ?", sid)
                .getFirst()
                .get("id");

        planted(
                sid,
                new Plant(
                        Service.MEMORY,
                        "ai_episodic_memory",
                        "source_id = '%s'".formatted(callId),
                        Map.of("normalised_text", "'planted'")),
                "memories too many",
                "memories that no history tells of");
        planted(
                sid,
                new Plant(
                        Service.ENGAGEMENT,
                        "dopamine_triggers",
                        "decision_id in (select id from reward_decisions where source_id = '%s')".formatted(callId),
                        Map.of("decision_id", "(" + silentDecision(callId) + ")")),
                "reward that was not decided",
                "without reward.triggered in Kafka",
                "without reward told of a decision");
        planted(
                sid,
                new Plant(
                        Service.SMS,
                        "sms_messages",
                        "purpose = 'celebration' and user_id = '%s'".formatted(cleo.id()),
                        Map.of("source_event_id", "null", "provider_message_sid", "null", "status", "'failed'")),
                "text that celebrates no reward");

        host.tell(Event.of(EventType.CALL_COMPLETED, told(callId)));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(verification(List.of(sid)).faults())
                        .containsEntry("with more than one call.completed in Kafka", 1L));
    }

    @Test
    @Order(3)
    void whatServicesMeasureNamesNobody() {
        Person nora = introduce("Noraquux");
        JsonNode call = network.whenDone(
                network.call(nora.phone(), Script.of("I walked a lot, and I am proud. Bye."), Optional.empty()), LONG);
        awaitEverythingOnce(call.get("callSid").asText());
        String text = network.text(nora.phone(), "I walked past the Marrakeshquux bakery.");
        await().atMost(LONG)
                .until(() -> count(
                                Service.SMS,
                                "select count(*) from sms_messages where provider_message_sid = ? and understood_at is not null",
                                text)
                        == 1);
        var operator = Optional.of(operator());
        for (Service service : List.of(Service.CALL, Service.SMS)) {
            new Http(replicas.system().url(service), operator)
                    .exchange("GET", "/care/alerts?userId=" + nora.id(), null);
        }
        new Http(replicas.system().url(Service.MEMORY), operator)
                .exchange("GET", "/users/%s/memories".formatted(nora.id()), null);
        new Http(replicas.system().url(Service.ENGAGEMENT), operator)
                .exchange("GET", "/users/%s/rewards".formatted(nora.id()), null);

        for (var service : dev.heartline.stack.settings.Service.values()) {
            var tags = tags(replicas.metrics(service, 1));
            assertThat(tags).as(service + " measures something").hasSizeGreaterThan(20);
            assertThat(tags).as("%s", service).allSatisfy(tag -> {
                assertThat(tag).doesNotContainIgnoringCase("quux");
                // The number of a coordinator is 2147483647 less that of its broker.
                assertThat(tag.replaceAll("node_id=\"node-\\d+\"", ""))
                        .doesNotContainPattern(ID)
                        .doesNotContainPattern(NUMBER);
            });
        }
    }

    /** As the manifests have it: another job brings the schema. Comes last, as it leaves no engagement-service behind. */
    @Test
    @Order(4)
    void aServiceEndsOnASchemaThatIsOlderThanItself(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        replicas.stop(ENGAGEMENT, 1);
        var missing = rows(
                        Service.ENGAGEMENT,
                        "delete from flyway_schema_history where installed_rank ="
                                + " (select max(installed_rank) from flyway_schema_history) returning version")
                .getFirst()
                .get("version");

        Process service = replicas.begin(
                ENGAGEMENT,
                1,
                Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true"),
                log);

        try {
            assertThat(service.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends by itself")
                    .isTrue();
            assertThat(service.exitValue()).isNotZero();
            assertThat(log).content().contains("not applied to database: " + missing);
            assertThat(rows(Service.ENGAGEMENT, "select version from flyway_schema_history where version = ?", missing))
                    .as("nothing was migrated")
                    .isEmpty();
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private static Collection<String> tags(List<String> metrics) {
        return metrics.stream()
                .filter(line -> !line.startsWith("#"))
                // What follows is an exemplar, which names a trace in random digits.
                .map(line -> line.replaceFirst(" # \\{.*", ""))
                .flatMap(line -> TAGS.matcher(line).results().map(found -> found.group(1)))
                .flatMap(tags -> Stream.of(tags.split("\",")))
                .distinct()
                .toList();
    }

    /** A row that is written once more, as by somebody who did it twice. */
    private record Plant(Service service, String table, String where, Map<String, String> otherwise) {}

    /** Plants it, sees that the ledger tells of it, and takes it away. */
    private void planted(String sid, Plant plant, String... faults) {
        var id = UUID.randomUUID();
        var columns = rows(
                        plant.service(),
                        "select column_name as name from information_schema.columns where table_schema = 'public'"
                                + " and table_name = ? and is_generated = 'NEVER'",
                        plant.table())
                .stream()
                .map(row -> (String) row.get("name"))
                .toList();
        Function<String, String> value = column ->
                column.equals("id") ? "'" + id + "'" : plant.otherwise().getOrDefault(column, column);
        assertThat(rows(
                        plant.service(),
                        "insert into %s (%s) select %s from %s where %s limit 1 returning id"
                                .formatted(
                                        plant.table(),
                                        String.join(", ", columns),
                                        String.join(
                                                ", ",
                                                columns.stream().map(value).toList()),
                                        plant.table(),
                                        plant.where())))
                .as("there is one to be written twice")
                .hasSize(1);

        assertThat(verification(List.of(sid)).faults()).containsKeys(faults);

        assertThat(rows(plant.service(), "delete from " + plant.table() + " where id = ? returning id", id))
                .hasSize(1);
        awaitEverythingOnce(sid);
    }

    /** Of the call, one that gave nothing; made where there is none. */
    private String silentDecision(UUID callId) {
        var columns = rows(
                        Service.ENGAGEMENT,
                        "select column_name as name from information_schema.columns where table_schema = 'public'"
                                + " and table_name = 'reward_decisions' and is_generated = 'NEVER'")
                .stream()
                .map(row -> (String) row.get("name"))
                .toList();
        Map<String, String> otherwise = Map.of(
                "id", "gen_random_uuid()",
                "event_id", "gen_random_uuid()",
                "action", "'victory'",
                "gate_verdict", "'refused'",
                "reason", "'already_decided_for_source'",
                "chosen_arm", "null");
        return rows(
                        Service.ENGAGEMENT,
                        "insert into reward_decisions (%s) select %s from reward_decisions where source_id = ? limit 1 returning id"
                                .formatted(
                                        String.join(", ", columns),
                                        String.join(
                                                ", ",
                                                columns.stream()
                                                        .map(column -> otherwise.getOrDefault(column, column))
                                                        .toList())),
                        callId)
                .stream()
                .map(row -> "select '" + row.get("id") + "'::uuid")
                .findFirst()
                .orElseThrow();
    }

    private CallCompleted told(UUID callId) throws JsonProcessingException {
        var event = EventStream.past(
                        replicas.system(),
                        List.of(EventType.CALL_COMPLETED),
                        Instant.now().minus(Duration.ofHours(1)))
                .stream()
                .filter(seen -> callId.toString().equals(seen.text("callId")))
                .findFirst()
                .orElseThrow();
        return EventJson.mapper().treeToValue(event.data(), CallCompleted.class);
    }

    /** Goes on until somebody ends it. */
    private static Script endless() {
        return Script.of(lines().stream()
                        .map(line -> Line.of(line).after(Duration.ofMillis(500)))
                        .toArray(Line[]::new))
                .withTimeScale(1);
    }

    private static List<String> lines() {
        return IntStream.range(0, LINES)
                .mapToObj(n -> "Then I passed house number " + n + " of our street.")
                .toList();
    }

    /** What the caller said, as far as it is stored. */
    private List<String> said(String sid) {
        return rows(
                        Service.CALL,
                        "select t.text from call_turns t join phone_calls c on c.id = t.call_id"
                                + " where c.provider_call_sid = ? and t.speaker = 'user' order by t.seq",
                        sid)
                .stream()
                .map(row -> (String) row.get("text"))
                .toList();
    }

    /** The replica of call-service that has a conversation. */
    private Optional<Integer> talking() {
        return Stream.of(1, 2)
                .filter(replica -> replicas.metrics(CALL, replica).stream()
                        .filter(line -> line.matches("heartline_call_conversations[ {].*"))
                        .anyMatch(line -> line.endsWith(" 1.0")))
                .findFirst();
    }

    private void endedByAnOperator(String sid) {
        var id = rows(Service.CALL, "select id from phone_calls where provider_call_sid = ?", sid)
                .getFirst()
                .get("id");
        new Http(replicas.system().url(Service.CALL), Optional.of(operator()))
                .exchange("POST", "/calls/%s/operator-actions/end".formatted(id), Map.of("reason", "It is enough."));
    }

    private String operator() {
        return new AccessTokens(replicas.system().privateKey()).operator(Duration.ofMinutes(10));
    }
}
