package dev.heartline.system.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.Port;
import dev.heartline.stack.settings.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What can be read off the compose file and the Dockerfile without an engine. */
class ComposeFileTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FILE = PROJECT.resolve("docker-compose.yml");
    private static final ComposeFile COMPOSE = ComposeFile.read(FILE);

    /** Whatever compose knows that we use; a misspelt one would be left unread. */
    private static final Set<String> KNOWN = Set.of(
            "image",
            "build",
            "command",
            "entrypoint",
            "environment",
            "volumes",
            "ports",
            "depends_on",
            "healthcheck",
            "deploy",
            "user",
            "read_only",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "logging",
            "restart",
            "profiles",
            "stop_grace_period",
            "pre_stop",
            "shm_size");

    private static final Pattern NAMED = Pattern.compile("--profile (\\w+)");
    private static final Pattern SET = Pattern.compile("(HEARTLINE_\\w+)=");

    static Stream<String> services() {
        return COMPOSE.services().keySet().stream();
    }

    static Stream<String> lasting() {
        return services().filter(service -> !COMPOSE.isJob(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyContainerIsConfined(String service) {
        var written = COMPOSE.services().get(service);

        assertThat(KNOWN).containsAll(written.keySet());
        assertThat(written)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .doesNotContainKey("privileged");
        assertThat((String) written.get("user")).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(written)
                .extractingByKey("deploy", MAP)
                .extractingByKey("resources", MAP)
                .extractingByKey("limits", MAP)
                .containsKeys("memory", "pids");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyImageHasAVersion(String service) {
        var image = (String) COMPOSE.services().get(service).get("image");
        var tag = image.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1");

        assertThat(tag).contains(":").doesNotEndWith(":latest").matches(".*:\\S*[0-9]\\S*");
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAreForThisMachineAlone(String service) {
        assertThat(ComposeFile.list(COMPOSE.services().get(service), "ports"))
                .allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:${HEARTLINE_"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatLastsSaysWhetherItIsHealthy(String service) {
        assertThat(COMPOSE.services().get(service))
                .containsKey("healthcheck")
                .containsEntry("restart", "unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("services")
    void nobodyStartsBeforeWhatTheyNeedIsThere(String service) {
        assertThat(COMPOSE.needsOf(service))
                .allSatisfy((needed, condition) -> assertThat(condition)
                        .isEqualTo(COMPOSE.isJob(needed) ? "service_completed_successfully" : "service_healthy"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsComeAsFiles(String service) {
        var environment = COMPOSE.services().get(service).getOrDefault("environment", Map.of());

        assertThat(((Map<?, ?>) environment).keySet())
                .extracting(Object::toString)
                .allSatisfy(name -> assertThat(name)
                        .doesNotContainPattern("(PASSWORD|TOKEN|SECRETS?|KEY)$")
                        .doesNotContain("PRIVATE"));
    }

    @Test
    void eachServiceRunsOnTheSchemaThatItsOwnImageBroughtAndOnThePreparedServers() {
        for (var service : Service.values()) {
            var migration = service.label() + "-migration";

            assertThat(COMPOSE.services().get(migration))
                    .containsEntry("command", List.of("migrate"))
                    .containsEntry(
                            "image",
                            COMPOSE.services().get(service.moduleName()).get("image"));
            assertThat(COMPOSE.needsOf(migration)).containsKeys("databases", "secrets");
            assertThat(COMPOSE.needsOf(service.moduleName())).containsKeys(migration, "topics", "kafka", "postgres");
        }
    }

    /** The command is bounded, and ends well: one that failed would keep the container from being stopped. */
    @Test
    void whoIsOnThePhoneIsHeardOutBeforeCallServiceStops() throws IOException {
        var hooks = ComposeFile.list(COMPOSE.services().get("call-service"), "pre_stop");

        assertThat(hooks)
                .hasSize(1)
                .first(MAP)
                .extractingByKey("command")
                .isEqualTo(List.of("bash", "-c", "HEARTLINE_DRAIN_AFTER=0 timeout 600 /opt/heartline/drain || true"));
        assertThat(PROJECT.resolve("containers/drain"))
                .isExecutable()
                .content()
                .contains("${HEARTLINE_DRAIN_AFTER:-10}");
        assertThat(Files.readString(PROJECT.resolve("Dockerfile")))
                .containsPattern("COPY .*containers/drain .*/opt/heartline/");
    }

    /** Where the services send them, something takes them, and where somebody looks, they are found. */
    @Test
    void tracesHaveWhereToGo() throws IOException {
        var jaeger = COMPOSE.services().get("jaeger");
        var sources = PROJECT.resolve("containers/grafana/datasources");

        for (var service : Service.values()) {
            assertThat(COMPOSE.services().get(service.moduleName()))
                    .extractingByKey("environment", MAP)
                    .containsEntry(
                            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "${HEARTLINE_OTLP_ENDPOINT:-http://jaeger:4318}")
                    .containsEntry("QUARKUS_OTEL_SDK_DISABLED", "${HEARTLINE_TRACES_DISABLED:-true}");
        }
        assertThat(jaeger).containsEntry("profiles", List.of("observe"));
        assertThat(ComposeFile.list(jaeger, "ports"))
                .containsExactly("127.0.0.1:${HEARTLINE_JAEGER_PORT:-16686}:16686");
        assertThat(COMPOSE.needsOf("grafana")).containsKeys("jaeger", "prometheus");
        assertThat(sources.resolve("jaeger.yml"))
                .content()
                .contains("uid: jaeger", "url: http://jaeger:16686", "datasourceUid: prometheus");
        assertThat(sources.resolve("prometheus.yml"))
                .content()
                .contains("exemplarTraceIdDestinations: [{name: trace_id, datasourceUid: jaeger}]");
    }

    /** What stands at the top is what people type. */
    @Test
    void theFirstLinesNameWhatThereIs() throws IOException {
        var commands = Files.readAllLines(FILE).stream()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.contains("docker compose "))
                .toList();
        var profiles = services()
                .flatMap(service -> ComposeFile.list(COMPOSE.services().get(service), "profiles").stream())
                .toList();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        assertThat(commands).allSatisfy(command -> {
            for (var profile : NAMED.matcher(command).results().toList()) {
                assertThat(profiles).contains(profile.group(1));
            }
            for (var variable : SET.matcher(command).results().toList()) {
                assertThat(Files.readString(FILE)).contains("${" + variable.group(1) + ":-");
            }
        });
        assertThat(commands)
                .filteredOn(command -> command.contains("traces"))
                .allMatch(command -> command.contains("HEARTLINE_TRACES_DISABLED=false") && command.contains("observe"))
                .hasSize(1);
    }

    /** The launcher finds what runs in containers where it finds its own stack. */
    @Test
    void portsAreThoseOfTheLocalStack() throws IOException {
        var written = Files.readString(FILE);

        for (var port : Port.values()) {
            if (port != Port.KAFKA_CONTROLLER) {
                assertThat(written).contains("${" + port.variable() + ":-" + standard(port) + "}");
            }
        }
    }

    /** They stand in one list, which the topics job reads. */
    @Test
    void noTopicIsNamedInWhatBuildsAndRunsContainers() throws IOException {
        var topics = TopicCatalog.load().events().stream()
                .map(TopicCatalog.Event::name)
                .map(Pattern::quote)
                .toList();
        var named = Pattern.compile(String.join("|", topics));

        try (var helpers = Files.walk(PROJECT.resolve("containers"))) {
            for (var file : Stream.concat(
                            Stream.of(FILE, PROJECT.resolve("Dockerfile")), helpers.filter(Files::isRegularFile))
                    .toList()) {
                assertThat(file).content().doesNotContainPattern(named);
            }
        }
    }

    @Test
    void whatIsBuiltIsLabelledWithItsVersionAndCommit() throws IOException {
        assertThat(COMPOSE.services().values())
                .filteredOn(service -> service.containsKey("build"))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service)
                        .extracting("build")
                        .extracting("args", MAP)
                        .containsEntry("VERSION", "${HEARTLINE_VERSION:-0.1.0}")
                        .containsEntry("REVISION", "${HEARTLINE_REVISION:-unknown}"));
        assertThat(Files.readString(PROJECT.resolve("Dockerfile")))
                .contains(
                        "org.opencontainers.image.version=\"${VERSION}\"",
                        "org.opencontainers.image.revision=\"${REVISION}\"");
    }

    @Test
    void theDockerfileTakesItsBasesByArgumentAndDoesNotEndAsRoot() throws IOException {
        var lines = Files.readAllLines(PROJECT.resolve("Dockerfile"));
        var stages = lines.stream()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.split(" ")[1])
                .toList();
        var own = lines.stream()
                .filter(line -> line.matches("FROM .* AS .*"))
                .map(line -> line.replaceFirst(".* AS ", ""))
                .toList();
        var users = lines.stream().filter(line -> line.startsWith("USER ")).toList();

        assertThat(stages)
                .allSatisfy(base -> assertThat(own.contains(base) || base.matches("\\$\\{[A-Z]+_IMAGE}"))
                        .as(base)
                        .isTrue());
        assertThat(lines)
                .filteredOn(line -> line.matches("ARG [A-Z]+_IMAGE.*"))
                .allSatisfy(line ->
                        assertThat(line).matches("ARG \\w+=\\S+:\\S*[0-9]\\S*").doesNotContain("latest"));
        assertThat(users.getLast()).isEqualTo("USER 10001:10001");
    }

    @Test
    void composeItselfUnderstandsTheFile() throws Exception {
        assumeTrue(runs("docker", "compose", "version"), "there is no docker compose here");

        assertThat(runs("docker", "compose", "--file", FILE.toString(), "--profile", "*", "config", "--quiet"))
                .isTrue();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int standard(Port port) {
        return Integer.parseInt(port.address(Map.of()).replaceFirst(".*:", ""));
    }
}
