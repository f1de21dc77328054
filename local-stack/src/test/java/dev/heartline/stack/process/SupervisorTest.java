package dev.heartline.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.stack.StackException;
import dev.heartline.stack.infra.FreePort;
import dev.heartline.stack.process.Program.Listening;
import dev.heartline.stack.process.Supervisor.State;
import dev.heartline.stack.settings.StackHome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupervisorTest {

    @TempDir
    private Path directory;

    private Optional<Path> startCache = Optional.empty();

    private final int port = FreePort.take(1).getFirst();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void stopAll() {
        supervisor().stop(List.of(greeter("any")));
    }

    @Test
    void aProgramIsStartedWithItsEnvironmentAndKnownAgainInALaterRun() {
        supervisor().start(List.of(greeter("hello")));

        var state = supervisor().state(greeter("hello"));

        assertThat(state)
                .isInstanceOfSatisfying(
                        State.Running.class,
                        running -> assertThat(running.ready()).isTrue());
        assertThat(home().log("greeter")).content().contains("greeting is hello");
    }

    @Test
    void aSecondStartLeavesARunningProgramAlone() {
        supervisor().start(List.of(greeter("hello")));
        var before = pid();

        supervisor().start(List.of(greeter("hello")));

        assertThat(pid()).isEqualTo(before);
        assertThat(said).contains("greeter: runs already");
    }

    @Test
    void aChangedSettingStartsTheProgramAnew() {
        supervisor().start(List.of(greeter("hello")));
        var before = pid();

        supervisor().start(List.of(greeter("good evening")));

        assertThat(pid()).isNotEqualTo(before);
        assertThat(home().log("greeter")).content().contains("greeting is good evening");
    }

    @Test
    void aRebuiltProgramIsStartedAnew() throws Exception {
        Files.writeString(artifact(), "first build");
        supervisor().start(List.of(greeter("hello")));
        var before = pid();

        Files.writeString(artifact(), "second build");
        supervisor().start(List.of(greeter("hello")));

        assertThat(pid()).isNotEqualTo(before);
    }

    @Test
    void aStoppedProgramIsGone() {
        supervisor().start(List.of(greeter("hello")));
        var pid = pid();

        supervisor().stop(List.of(greeter("hello")));

        assertThat(supervisor().state(greeter("hello"))).isEqualTo(new State.Stopped());
        assertThat(ProcessHandle.of(pid).filter(process -> !PidFile.isZombie(process)))
                .isEmpty();
    }

    @Test
    void stoppingIsToldOnceAndOnlyWhereSomethingRan() {
        supervisor().start(List.of(greeter("hello")));
        said.clear();

        assertThat(supervisor().stop(List.of(greeter("hello")))).isTrue();
        assertThat(supervisor().stop(List.of(greeter("hello")))).isFalse();

        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).isEqualTo("stopping greeter …");
        assertThat(said.getLast()).startsWith("greeter: stopped after");
    }

    @Test
    void theFirstRunLeavesBehindWhatLaterOnesStartFrom() {
        startCache = Optional.of(directory.resolve("start.aot"));
        supervisor().start(List.of(greeter("hello")));
        assertThat(greeter("hello").command()).anyMatch(option -> option.startsWith("-XX:AOTCacheOutput="));
        assertThat(supervisor().takesLongToStop(greeter("hello"))).isTrue();

        supervisor().stop(List.of(greeter("hello")));

        assertThat(directory.resolve("start.aot")).isNotEmptyFile();
        assertThat(greeter("hello").command()).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        supervisor().start(List.of(greeter("hello")));
        assertThat(supervisor().state(greeter("hello"))).isInstanceOf(State.Running.class);
        assertThat(supervisor().takesLongToStop(greeter("hello"))).isFalse();
    }

    @Test
    void aProgramThatWasKilledByOthersCountsAsCrashedAndIsStartedAgain() {
        supervisor().start(List.of(greeter("hello")));
        var process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        assertThat(supervisor().state(greeter("hello"))).isEqualTo(new State.Crashed());
        supervisor().start(List.of(greeter("hello")));

        assertThat(supervisor().state(greeter("hello"))).isInstanceOf(State.Running.class);
    }

    @Test
    void theLastWordsOfAProgramThatFailsAreShown() {
        var failing = program("fail", Map.of(), List.of());

        assertThatThrownBy(() -> supervisor().start(List.of(failing)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(
                        "greeter ended while it was starting, caused by: java.io.IOException: the cellar is flooded. Its last lines")
                .hasMessageContaining(home().log("greeter").toString());
    }

    @Test
    void aPortThatSomebodyElseTookIsNamedWithTheVariableThatMovesIt() throws Exception {
        try (var stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(stranger.isBound()).isTrue();

            assertThatThrownBy(() -> supervisor().start(List.of(greeter("hello"))))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("HEARTLINE_GREETER_PORT=<port>");
        }
    }

    @Test
    void aStrangerWhoWasGivenOurPidIsNeverTouched() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        Files.createDirectories(home().run());
        Files.writeString(home().run().resolve("greeter.pid"), stranger.pid() + " 1000 00000000\n");

        supervisor().stop(List.of(greeter("hello")));

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    private Supervisor supervisor() {
        return new Supervisor(home(), said::add);
    }

    private StackHome home() {
        return new StackHome(directory, directory);
    }

    private Path artifact() throws Exception {
        var artifact = directory.resolve("greeter.jar");
        if (!Files.exists(artifact)) {
            Files.createFile(artifact);
        }
        return artifact;
    }

    private long pid() {
        return ((State.Running) supervisor().state(greeter("any"))).pid();
    }

    private Program greeter(String greeting) {
        try {
            return program(String.valueOf(port), Map.of("GREETING", greeting), List.of(artifact()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As a jar, because the JVM caches nothing of classes in directories. */
    private Path fakeProgram() {
        var jar = directory.resolve("fake-program.jar");
        var entry = FakeProgram.class.getName().replace('.', '/') + ".class";
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeProgram.class.getName());
        if (Files.exists(jar)) {
            return jar;
        }
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = FakeProgram.class.getResourceAsStream("/" + entry)) {
            output.putNextEntry(new ZipEntry(entry));
            bytes.transferTo(output);
            return jar;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Program program(String argument, Map<String, String> environment, List<Path> artifacts) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = fakeProgram();
        return new Program(
                "greeter",
                List.of(java),
                List.of("-jar", jar.toString(), argument),
                startCache,
                artifacts,
                environment,
                List.of(new Listening(port, "HEARTLINE_GREETER_PORT", false)),
                new Readiness.Answering(URI.create("http://127.0.0.1:" + port + "/health")));
    }
}
