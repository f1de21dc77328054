package dev.heartline.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.heartline.driver.RunningSystem;
import dev.heartline.stack.LocalStack;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.process.Program;
import dev.heartline.stack.process.Supervisor.State;
import dev.heartline.stack.settings.Port;
import dev.heartline.stack.settings.StackSettings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Everything that {@code ./heartline up} starts, on ports and in a directory of its own. */
public final class WholeSystem implements AutoCloseable {

    private final StackSettings settings;
    private final LocalStack stack;
    private final RunningSystem system;

    private WholeSystem(StackSettings settings, LocalStack stack) {
        this.settings = settings;
        this.stack = stack;
        this.system = new RunningSystem(settings.observerEnvironment());
    }

    /** Skips the test where the services have not been packaged. */
    static WholeSystem start(Path home) {
        return start(home, Map.of());
    }

    /** @param said environment variables for the services, beside those of the stack */
    public static WholeSystem start(Path home, Map<String, String> said) {
        Path modules = Path.of("..").toAbsolutePath().normalize();
        for (String service : List.of("call", "sms", "memory", "engagement")) {
            Path application = modules.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
            assumeTrue(Files.exists(application), application + " is not there: run ./heartline test");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        // Tests wait for what is indexed, however busy they make the machine.
        environment.put("HEARTLINE_MEMORY_INDEX_BUSY", "1");
        environment.putAll(said);
        environment.put("HEARTLINE_MODULES", modules.toString());
        environment.put("HEARTLINE_HOME", home.toString());
        List<Integer> ports = FreePort.take(Port.values().length);
        for (Port port : Port.values()) {
            environment.put("HEARTLINE_" + port.name() + "_PORT", String.valueOf(ports.get(port.ordinal())));
        }
        var settings = StackSettings.of(environment);
        var stack = new LocalStack(settings, System.out::println);
        stack.up(Set.of());
        return new WholeSystem(settings, stack);
    }

    public RunningSystem system() {
        return system;
    }

    StackSettings settings() {
        return settings;
    }

    /** Asked to end, as by a platform. */
    void stop(String name) {
        stack.supervisor().stop(stack.select(Set.of(name)));
    }

    /** As {@code kill -9}. */
    void kill(String name) {
        Program program = stack.select(Set.of(name)).stream()
                .filter(candidate -> candidate.name().startsWith(name))
                .findFirst()
                .orElseThrow();
        if (!(stack.state(program) instanceof State.Running running)) {
            throw new IllegalStateException(name + " does not run");
        }
        ProcessHandle process = ProcessHandle.of(running.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts again what was killed. */
    void mend() {
        stack.up(Set.of());
    }

    @Override
    public void close() {
        stack.wipe();
    }
}
