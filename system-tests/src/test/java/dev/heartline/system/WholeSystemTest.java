package dev.heartline.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.conversation.Conversations;
import dev.heartline.carrier.network.Script;
import dev.heartline.demo.Demo;
import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.stack.access.AccessTokens;
import dev.heartline.system.clients.NodeProject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The packaged services, together, as they run on one machine. */
class WholeSystemTest extends SystemTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Pattern OF_LIBRARIES = Pattern.compile("\\b(?:http|jvm|process|sql|kafka)_[a-z_]+\\b");

    private WholeSystem whole;

    WholeSystemTest() {
        super(4_000, Set.of(Channel.CALL, Channel.IN_APP), LONG);
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
    void theNextCallGreetsTheUserWithWhatTheMemoryKnows() {
        Person maya = introduce("Maya");
        Script first = Conversations.all().getFirst().transcript().script(0);

        String sid = sidOf(network.whenDone(network.call(maya.phone(), first, Optional.empty()), LONG));
        awaitEverythingOnce(List.of(sid));
        await().atMost(LONG)
                .until(() ->
                        count(Service.CALL, "select count(*) from user_context where user_id = ?", maya.id()) == 1);
        JsonNode second =
                network.whenDone(network.call(maya.phone(), Script.of("I have to go, bye."), Optional.empty()), LONG);

        String greeting = second.at("/transcript/0/text").asText();
        List<Map<String, Object>> commitments = rows(
                Service.MEMORY,
                "select unnest(commitments) as said from conversation_digests where user_id = ?",
                maya.id());
        assertThat(greeting).contains("Maya");
        assertThat(commitments).isNotEmpty();
        assertThat(greeting.toLowerCase()).containsAnyOf("walk", "last time");
    }

    @Test
    void aReplayedCallChangesNothing() {
        Person person = introduce("Ana");
        Script script = Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye.");
        String sid = "CA" + UUID.randomUUID().toString().replace("-", "");

        network.whenDone(network.call(person.phone(), script, Optional.of(sid)), LONG);
        awaitEverythingOnce(List.of(sid));
        // Of the day, the week and the month.
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rowsOf(person.id()))
                        .containsEntry("MEMORY user_interaction_patterns", 1L)
                        .containsEntry("MEMORY conversation_summaries", 3L));
        Map<String, Long> before = rowsOf(person.id());
        network.whenDone(network.call(person.phone(), script, Optional.of(sid)), LONG);

        Person witness = introduce("Witness");
        String later = sidOf(network.whenDone(network.call(witness.phone(), script, Optional.empty()), LONG));
        awaitEverythingOnce(List.of(later));
        assertThat(rowsOf(person.id())).isEqualTo(before);
    }

    @Test
    void aClientInTypeScriptSeesWhatCameOfACall() {
        Person ben = introduce("Ben");
        Script script = Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye.");
        awaitEverythingOnce(
                List.of(sidOf(network.whenDone(network.call(ben.phone(), script, Optional.empty()), LONG))));
        NodeProject client = NodeProject.of(Path.of("..", "examples", "client-typescript"));
        client.run(
                Map.of(
                        "HEARTLINE_OPENAPI",
                        Path.of("..", "docs", "openapi").toUri().toString()),
                "npm",
                "run",
                "build");

        String told = client.run(
                Map.of(
                        "HEARTLINE_TOKEN",
                        new AccessTokens(whole.system().privateKey()).operator(Duration.ofMinutes(5)),
                        "HEARTLINE_CALL_URL",
                        whole.system().url(Service.CALL).toString(),
                        "HEARTLINE_SMS_URL",
                        whole.system().url(Service.SMS).toString(),
                        "HEARTLINE_MEMORY_URL",
                        whole.system().url(Service.MEMORY).toString(),
                        "HEARTLINE_ENGAGEMENT_URL",
                        whole.system().url(Service.ENGAGEMENT).toString()),
                "node",
                "build/main.js",
                ben.id().toString());

        assertThat(told.lines())
                .anyMatch(line -> line.startsWith("call inbound completed"))
                .anyMatch(line -> line.startsWith("memory "))
                .anyMatch(line -> line.startsWith("consent to texts"));
    }

    @Test
    @Timeout(180)
    void aSubscriberInPythonKeepsARewardOnceAndNoneOfAnErasedUser(@TempDir Path folder) throws Exception {
        assumeTrue(
                new ProcessBuilder("python3", "-c", "import kafka").start().waitFor() == 0,
                "needs python3 with kafka (Debian: python3-kafka)");
        Person eva = introduce("Eva");
        Script script = Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye.");
        awaitEverythingOnce(
                List.of(sidOf(network.whenDone(network.call(eva.phone(), script, Optional.empty()), LONG))));
        var builder = new ProcessBuilder(
                        "python3", "subscriber.py", folder.resolve("rewards.db").toString())
                .directory(Path.of("..", "examples", "subscriber-python").toFile())
                .redirectErrorStream(true);
        builder.environment().put("HEARTLINE_KAFKA", whole.system().kafka());
        var subscriber = builder.start();

        try (var said = subscriber.inputReader()) {
            String mark = eva.id().toString().substring(0, 8);
            assertThat(said.lines().filter(line -> line.startsWith(mark)).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("badge_unlock"));
            host.erase(eva.id());
            assertThat(said.lines()
                            .filter(line -> line.startsWith(mark + " erased"))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).doesNotContain(" 0 rewards"));
        } finally {
            subscriber.destroy();
        }
    }

    @Test
    @Timeout(180)
    void aSubscriberInJavaScriptTellsACallAndAnErasureByTheContractAlone() throws Exception {
        NodeProject example = NodeProject.of(Path.of("..", "examples", "subscriber-node"));
        Person ida = introduce("Ida");
        Script script = Script.of("I walked every day this week and I am proud of it.", "I will cook tomorrow. Bye.");
        awaitEverythingOnce(
                List.of(sidOf(network.whenDone(network.call(ida.phone(), script, Optional.empty()), LONG))));
        Process subscriber = example.begin(
                Map.of(
                        "HEARTLINE_KAFKA",
                        whole.system().kafka(),
                        "HEARTLINE_EVENTS",
                        Path.of("..", "shared-events", "src", "main", "resources", "dev", "heartline", "events")
                                .toUri()
                                .toString()),
                "node",
                "subscribe.mjs",
                "call.completed",
                "user.profile");

        try (var said = subscriber.inputReader()) {
            String mark = ida.id().toString().substring(0, 8);
            assertThat(said.lines()
                            .filter(line -> line.contains("call.completed.v1 " + mark))
                            .filter(line -> line.contains("outcome=completed"))
                            .findFirst())
                    .isPresent();
            host.erase(ida.id());
            assertThat(said.lines()
                            .filter(line -> line.endsWith("user.profile " + mark + " erased"))
                            .findFirst())
                    .isPresent();
        } finally {
            subscriber.destroy();
        }
    }

    @Test
    void theDemoTellsTheTruthInEveryRun() throws Exception {
        String first = demo();
        String second = demo();

        assertThat(first).doesNotContain("did not come", "earlier run");
        assertThat(second)
                .doesNotContain("did not come")
                .contains("called in an earlier run")
                .contains("Maya (2 calls)");
        assertThat(List.of(first, second))
                .allSatisfy(told -> assertThat(linesWith(" ms  reward\\.triggered ", told))
                        .isEqualTo(linesWith("^  to \\w+ +delivered ", told)));
    }

    @Test
    void anUnknownNumberIsAnsweredAndRememberedByNobody() {
        String stranger = FictionalNumbers.of(5_999);

        JsonNode call = network.whenDone(
                network.call(stranger, Script.of("Hello, my dog died and I am sad.", "Bye."), Optional.empty()), LONG);

        String sid = sidOf(call);
        assertThat(call.at("/transcript/0/text").asText()).isNotBlank();
        await().atMost(LONG)
                .until(() -> count(
                                Service.CALL,
                                "select count(*) from phone_calls where provider_call_sid = ? and completed_at is not null",
                                sid)
                        == 1);
        UUID callId = (UUID) rows(Service.CALL, "select id, user_id from phone_calls where provider_call_sid = ?", sid)
                .getFirst()
                .get("id");
        String eventOf = Ids.derived("call.completed", callId).toString();
        await().atMost(LONG)
                .until(() -> count(Service.MEMORY, "select count(*) from inbox where event_id = ?::uuid", eventOf) > 0);
        assertThat(count(Service.MEMORY, "select count(*) from conversation_turns where source_id = ?", callId))
                .isZero();
        assertThat(count(Service.CALL, "select count(*) from phone_calls where id = ? and user_id is null", callId))
                .isEqualTo(1);
    }

    @Test
    void aTombstoneErasesTheUserInAllServices() {
        Person leaving = introduce("Noor");
        Script script = Conversations.all().getFirst().transcript().script(0);
        awaitEverythingOnce(
                List.of(sidOf(network.whenDone(network.call(leaving.phone(), script, Optional.empty()), LONG))));

        host.erase(leaving.id());

        await().atMost(LONG).until(() -> rowsOf(leaving.id()).values().stream().allMatch(n -> n == 0));
    }

    @Test
    void everythingOfAPersonIsInOneFileAndAfterTheirErasureInNone() {
        Person vera = introduce("Vera");
        String token = new AccessTokens(whole.system().privateKey()).operator(Duration.ofMinutes(10));
        var memory = new Http(whole.system().url(Service.MEMORY), Optional.of(token));
        var engagement = new Http(whole.system().url(Service.ENGAGEMENT), Optional.of(token));
        Script script = Script.of("I walked every day this week with Zanzibarquux and I am proud of it.", "Bye.");
        awaitEverythingOnce(
                List.of(sidOf(network.whenDone(network.call(vera.phone(), script, Optional.empty()), LONG))));
        network.text(vera.phone(), "I walked past the Marrakeshquux bakery today.");
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(count(
                            Service.MEMORY,
                            "select count(*) from conversation_turns where user_id = ? and source_type = 'sms'",
                            vera.id()))
                    .isPositive();
            assertThat(count(Service.ENGAGEMENT, "select count(*) from reward_decisions where user_id = ?", vera.id()))
                    .isPositive();
        });

        String exports = "/users/%s/exports".formatted(vera.id());
        String export = exports + "/"
                + memory.exchange("POST", exports, null).get("exportId").asText();
        await().atMost(LONG)
                .until(() -> memory.exchange("GET", export, null).get("missing").isEmpty());
        JsonNode services = memory.exchange("GET", export + "/file", null).get("services");

        assertThat(services.fieldNames()).toIterable().containsExactlyInAnyOrder("call", "sms", "memory", "engagement");
        assertThat(services.at("/call/data/phone_calls")).hasSize(1);
        assertThat(services.at("/call/data/call_turns").toString()).contains("Zanzibarquux");
        assertThat(services.at("/sms/data/sms_messages").toString()).contains("Marrakeshquux");
        assertThat(services.at("/memory/data/conversation_turns").toString()).contains("Zanzibarquux", "Marrakeshquux");
        assertThat(services.at("/memory/data/conversation_summaries")).isNotEmpty();
        assertThat(services.at("/engagement/data/reward_decisions")).isNotEmpty();
        services.forEach(part ->
                assertThat(part.at("/data/user_profile/0/first_name").asText()).isEqualTo("Vera"));

        engagement.exchange("PUT", "/users/%s/erasure".formatted(vera.id()), null);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rowsOf(vera.id()))
                        .allSatisfy((table, rows) -> assertThat(rows)
                                .as(table)
                                // That they were erased, and who asked for it.
                                .isEqualTo(table.equals("ENGAGEMENT profile_changes") ? 1L : 0L)));
        assertThat(tablesThatKnow("quux", vera.phone(), "Vera")).isEmpty();
        for (var asked : Map.of("POST", exports, "GET", export + "/file").entrySet()) {
            assertThatThrownBy(() -> memory.exchange(asked.getKey(), asked.getValue(), null))
                    .hasMessageContaining("answered 404");
        }
    }

    /** In any service, in any column. */
    private List<String> tablesThatKnow(String... words) {
        var knowing = new ArrayList<String>();
        for (Service service : Service.values()) {
            for (var table : rows(
                    service,
                    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
                String name = (String) table.get("table_name");
                for (String word : words) {
                    if (count(service, "select count(*) from \"" + name + "\" t where strpos(t::text, ?) > 0", word)
                            > 0) {
                        knowing.add(service + " " + name + ": " + word);
                    }
                }
            }
        }
        return knowing;
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "memory", "engagement", "sms"})
    void aServiceKilledInMidRunCostsNothingAndDoublesNothing(String service) throws Exception {
        List<Person> callers =
                IntStream.range(0, 24).mapToObj(n -> introduce("Caller " + n)).toList();
        List<CompletableFuture<String>> calls = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < callers.size(); n++) {
                Person caller = callers.get(n);
                // A call lasts some seconds, so that the kill hits all stages of some.
                Script script = Conversations.all()
                        .get(n % Conversations.all().size())
                        .transcript()
                        .script(0.005);
                calls.add(CompletableFuture.supplyAsync(
                        () -> sidOf(network.whenDone(
                                network.call(caller.phone(), script, Optional.empty()), LONG.multipliedBy(2))),
                        threads));
                pace();
                if (n == callers.size() / 2) {
                    whole.kill(service);
                }
                if (n == callers.size() / 2 + 4) {
                    CompletableFuture.runAsync(whole::mend, threads);
                }
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        }

        awaitEverythingOnce(calls.stream().map(CompletableFuture::join).toList());
    }

    /** Whether our own series are there is asked of the code, by the tests of the deployment. */
    @Test
    void theSeriesOfLibrariesThatDashboardsAndAlertsAskForAreExported() throws IOException {
        var monitoring = Path.of("../k8s/components/monitoring");
        var asked = new TreeSet<String>();
        try (var files = Files.walk(monitoring)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                OF_LIBRARIES.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group()));
            }
        }

        assertThat(asked).hasSizeGreaterThan(5);
        // Of requests there are series once there were requests.
        Person eve = introduce("Eve");
        network.whenDone(network.call(eve.phone(), Script.of("I have to go, bye."), Optional.empty()), LONG);
        // The client of Kafka tells of partitions once it has had some for a minute.
        await().atMost(LONG).untilAsserted(() -> assertThat(exported()).containsAll(asked));
    }

    private Set<String> exported() throws IOException {
        var names = new TreeSet<String>();
        for (var service : dev.heartline.stack.settings.Service.values()) {
            var address = URI.create(whole.settings().url(service.managementPort()) + "/q/metrics");
            try (var answer = address.toURL().openStream()) {
                new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("[{ ].*", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private String demo() throws InterruptedException {
        var told = new ByteArrayOutputStream();
        boolean complete = Demo.play(whole.system(), new PrintStream(told, true, StandardCharsets.UTF_8), 0);
        assertThat(complete).as(told.toString(StandardCharsets.UTF_8)).isTrue();
        return told.toString(StandardCharsets.UTF_8);
    }

    private static long linesWith(String pattern, String told) {
        return told.lines().filter(Pattern.compile(pattern).asPredicate()).count();
    }

    /** The time between two calls of the load. */
    private static void pace() {
        await().pollDelay(Duration.ofMillis(150)).until(() -> true);
    }

    /** Rows about the user in every table that has a column for the user, in all services. */
    private Map<String, Long> rowsOf(UUID userId) {
        Map<String, Long> counts = new java.util.TreeMap<>();
        for (Service service : Service.values()) {
            for (Map<String, Object> table : rows(
                    service,
                    "select table_name from information_schema.columns where column_name = 'user_id'"
                            + " and table_schema = 'public' and table_name <> 'erased_user'")) {
                String name = (String) table.get("table_name");
                counts.put(
                        service + " " + name,
                        count(service, "select count(*) from " + name + " where user_id = ?", userId));
            }
        }
        return counts;
    }

    private static String sidOf(JsonNode call) {
        assertThat(call.get("done").asBoolean()).isTrue();
        assertThat(call.hasNonNull("answeredAt")).isTrue();
        return call.get("callSid").asText();
    }
}
