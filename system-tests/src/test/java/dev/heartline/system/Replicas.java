package dev.heartline.system;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.heartline.driver.RoundRobin;
import dev.heartline.driver.RunningSystem;
import dev.heartline.stack.LocalStack;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.process.Program;
import dev.heartline.stack.process.Supervisor.State;
import dev.heartline.stack.settings.Port;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Everything that {@code ./heartline up} starts, each service several times behind one door. */
final class Replicas implements AutoCloseable {

    private final LocalStack stack;
    private final RunningSystem system;
    private final Map<Service, List<Program>> programs = new EnumMap<>(Service.class);
    private final Map<Service, List<Integer>> management = new EnumMap<>(Service.class);
    private final List<RoundRobin> doors = new ArrayList<>();

    private Replicas(LocalStack stack, RunningSystem system) {
        this.stack = stack;
        this.system = system;
    }

    /** Each service as often. Skips the test where the services have not been packaged. */
    static Replicas start(Path home, int each) {
        return start(home, Map.of(), each);
    }

    /**
     * Skips the test where the services have not been packaged.
     *
     * @param replicas how often a service runs
     * @param otherwise how often those do that are not among them
     */
    static Replicas start(Path home, Map<Service, Integer> replicas, int otherwise) {
        Path modules = Path.of("..").toAbsolutePath().normalize();
        for (Service service : Service.values()) {
            Path application = modules.resolve(service.moduleName() + "/target/quarkus-app/quarkus-run.jar");
            assumeTrue(Files.exists(application), application + " is not there: run ./heartline test");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HEARTLINE_MODULES", modules.toString());
        environment.put("HEARTLINE_HOME", home.toString());
        int most = Math.max(
                otherwise, replicas.values().stream().mapToInt(n -> n).max().orElse(0));
        List<Integer> ports = FreePort.take(Port.values().length + 2 * Service.values().length * most);
        for (Port port : Port.values()) {
            environment.put(port.variable(), String.valueOf(ports.get(port.ordinal())));
        }
        var settings = StackSettings.of(environment);
        var stack = new LocalStack(settings, System.out::println);
        stack.up(Set.of("infra", "simulator"));
        var started = new Replicas(stack, new RunningSystem(settings.observerEnvironment()));
        for (Service service : Service.values()) {
            int each = replicas.getOrDefault(service, otherwise);
            int first = Port.values().length + 2 * service.ordinal() * most;
            started.open(
                    service,
                    settings.port(service.port()),
                    ports.subList(first, first + each),
                    ports.subList(first + each, first + 2 * each));
        }
        return started;
    }

    /** The door has the address that everybody knows the service by. */
    private void open(Service service, int door, List<Integer> ports, List<Integer> managementPorts) {
        var replicas = new ArrayList<Program>();
        for (int n = 0; n < ports.size(); n++) {
            replicas.add(stack.replica(service, n + 1, ports.get(n), managementPorts.get(n)));
        }
        programs.put(service, replicas);
        management.put(service, List.copyOf(managementPorts));
        doors.add(RoundRobin.open(door, ports));
        stack.supervisor().start(replicas);
    }

    RunningSystem system() {
        return system;
    }

    /** As {@code kill -9}. */
    void kill(Service service, int replica) {
        if (!(stack.state(program(service, replica)) instanceof State.Running running)) {
            throw new IllegalStateException(service + " " + replica + " does not run");
        }
        ProcessHandle process = ProcessHandle.of(running.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asked to end, as by a platform; returns when it has. */
    void stop(Service service, int replica) {
        stack.supervisor().stop(List.of(program(service, replica)));
    }

    /** As a rolling deployment: asked to end, and started anew. */
    void restart(Service service, int replica) {
        stop(service, replica);
        start(service, replica);
    }

    void start(Service service, int replica) {
        stack.supervisor().start(List.of(program(service, replica)));
    }

    /**
     * Starts a replica that has ended, without waiting for it or looking after it.
     *
     * @param said environment variables, before those that it has otherwise
     * @param log what it writes goes there
     */
    Process begin(Service service, int replica, Map<String, String> said, Path log) throws IOException {
        var program = program(service, replica);
        var command = new ArrayList<>(program.jvm());
        command.addAll(program.jar());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(program.environment());
        builder.environment().putAll(said);
        return builder.start();
    }

    /** What a replica measures, in the text format of Prometheus; empty where it doesn't answer. */
    List<String> metrics(Service service, int replica) {
        var address = "http://127.0.0.1:%d/q/metrics"
                .formatted(management.get(service).get(replica - 1));
        try (var answer = URI.create(address).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** @param replica from 1 */
    private Program program(Service service, int replica) {
        return programs.get(service).get(replica - 1);
    }

    @Override
    public void close() {
        doors.forEach(RoundRobin::close);
        programs.values().forEach(stack.supervisor()::stop);
        stack.wipe();
    }
}
