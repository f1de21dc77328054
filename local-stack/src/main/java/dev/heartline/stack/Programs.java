package dev.heartline.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.heartline.stack.infra.PostgresHome;
import dev.heartline.stack.process.Program;
import dev.heartline.stack.process.Program.Listening;
import dev.heartline.stack.process.Readiness;
import dev.heartline.stack.settings.Port;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;

/** The programs that make up a stack, and how each is run from the built project. */
final class Programs {

    static final String INFRASTRUCTURE = "infrastructure";
    static final String SIMULATOR = "carrier-simulator";
    private static final String VERSION = "0.1.0";

    private final StackSettings settings;
    private final Program infrastructure;
    private final List<Program> all;

    Programs(StackSettings settings) {
        this.settings = settings;
        this.infrastructure = describeInfrastructure();
        this.all = new ArrayList<>();
        all.add(infrastructure);
        all.add(describeSimulator());
        Arrays.stream(Service.values()).map(this::describe).forEach(all::add);
    }

    /** In the order in which they are needed. */
    List<Program> all() {
        return List.copyOf(all);
    }

    Program infrastructure() {
        return infrastructure;
    }

    /** Those of the given names; {@code call} means {@code call-service}, {@code simulator} the carrier simulator. */
    List<Program> select(Set<String> names) {
        if (names.isEmpty()) {
            return all();
        }
        names.stream()
                .filter(name -> all.stream().noneMatch(named(name)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new StackException("there is no '%s'; there are %s"
                            .formatted(unknown, all.stream().map(Program::name).collect(Collectors.joining(", "))));
                });
        return all.stream()
                .filter(program -> names.stream().anyMatch(name -> named(name).test(program)))
                .toList();
    }

    private static Predicate<Program> named(String name) {
        return program -> program.name().equals(name)
                || program.name().equals(name + "-service")
                || program.name().equals("carrier-" + name)
                || (program.name().equals(INFRASTRUCTURE) && name.equals("infra"));
    }

    private Program describeInfrastructure() {
        var home = settings.home();
        var jar = home.modules().resolve("local-stack/target/local-stack-" + VERSION + ".jar");
        var mark = home.run().resolve(INFRASTRUCTURE + ".ready");
        var ports = List.of(settings.port(Port.KAFKA), settings.port(Port.POSTGRES));
        var environment = Map.of(
                "HEARTLINE_MODULES",
                home.modules().toString(),
                "HEARTLINE_HOME",
                home.data().toString(),
                Port.KAFKA.variable(),
                String.valueOf(settings.port(Port.KAFKA)),
                Port.KAFKA_CONTROLLER.variable(),
                String.valueOf(settings.port(Port.KAFKA_CONTROLLER)),
                Port.POSTGRES.variable(),
                String.valueOf(settings.port(Port.POSTGRES)),
                "HEARTLINE_INFRA",
                settings.variable("HEARTLINE_INFRA", "native"));
        // A PostgreSQL that outlived a killed infrastructure process is taken over.
        var listens = List.of(
                listening(Port.KAFKA),
                listening(Port.KAFKA_CONTROLLER),
                new Listening(settings.port(Port.POSTGRES), Port.POSTGRES.variable(), postgresRuns()));
        return new Program(
                INFRASTRUCTURE,
                java(512),
                List.of("-jar", jar.toString(), "infrastructure", mark.toString()),
                startCache(jar),
                List.of(jar),
                environment,
                listens,
                new Readiness.Marked(mark, ports));
    }

    private boolean postgresRuns() {
        return PostgresHome.existing(settings.home().postgres())
                .filter(directory -> Files.exists(directory.resolve("postmaster.pid")))
                .isPresent();
    }

    private Program describeSimulator() {
        var jar = settings.home().modules().resolve("carrier-simulator/target/carrier-simulator-" + VERSION + ".jar");
        return new Program(
                SIMULATOR,
                java(256),
                List.of("-jar", jar.toString()),
                Optional.empty(),
                List.of(jar),
                settings.simulatorEnvironment(),
                List.of(listening(Port.SIMULATOR)),
                new Readiness.Answering(URI.create(settings.url(Port.SIMULATOR) + "/health")));
    }

    private Program describe(Service service) {
        var application = settings.home().modules().resolve(service.moduleName() + "/target/quarkus-app");
        return new Program(
                service.moduleName(),
                java(service.heapMegabytes()),
                List.of("-jar", application.resolve("quarkus-run.jar").toString()),
                startCache(application.resolve("quarkus-run.jar")),
                builtFrom(application),
                settings.serviceEnvironment(service),
                List.of(listening(service.port()), listening(service.managementPort())),
                new Readiness.Answering(URI.create(settings.url(service.managementPort()) + "/q/health/ready")));
    }

    /**
     * One more process of a service, beside the one of the stack or in its place.
     *
     * @param number tells it from the others
     */
    Program replica(Service service, int number, int port, int managementPort) {
        var single = describe(service);
        var environment = new TreeMap<>(single.environment());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        return new Program(
                service.moduleName() + "-" + number,
                single.jvm(),
                single.jar(),
                // Several at once would write it over each other.
                single.startCache().filter(Files::exists),
                single.artifacts(),
                environment,
                List.of(
                        new Listening(port, "QUARKUS_HTTP_PORT", false),
                        new Listening(managementPort, "QUARKUS_MANAGEMENT_PORT", false)),
                new Readiness.Answering(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready")));
    }

    /** Our own code in a packaged service, and the list of what it stands on. */
    private static List<Path> builtFrom(Path application) {
        var artifacts = new ArrayList<Path>();
        artifacts.add(application.resolve("app"));
        artifacts.add(application.resolve("quarkus-app-dependencies.txt"));
        var libraries = application.resolve("lib/main");
        if (Files.isDirectory(libraries)) {
            try (var ours = Files.newDirectoryStream(libraries, "dev.heartline.*.jar")) {
                ours.forEach(artifacts::add);
            } catch (IOException e) {
                throw new StackException("cannot read " + libraries, e);
            }
        }
        return artifacts;
    }

    /** A modest heap and the collector that starts quickest; {@code HEARTLINE_JAVA_OPTS} has the last word. */
    private List<String> java(int heapMegabytes) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
        Arrays.stream(settings.variable("HEARTLINE_JAVA_OPTS", "").split("\\s+"))
                .filter(option -> !option.isBlank())
                .forEach(command::add);
        return command;
    }

    /**
     * Beside what was built, so that it goes with it. It is of use to the very same file only: one that a process of the
     * build before leaves behind has another name.
     */
    private static Optional<Path> startCache(Path jar) {
        var name = "start-" + Long.toHexString(jar.toFile().lastModified()) + ".aot";
        return Optional.of(jar.resolveSibling(name));
    }

    private Listening listening(Port port) {
        return new Listening(settings.port(port), port.variable(), false);
    }
}
