package dev.heartline.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of the stack that runs in the background.
 *
 * @param name for example {@code call-service}; also that of its log and its pid file
 * @param jvm the {@code java} that runs it, and its options
 * @param jar what it runs, and the arguments
 * @param startCache where the JVM keeps what it learnt in the first run, see {@link #command()}
 * @param artifacts what it runs: files and directories; when they change it must be started anew
 * @param environment added to that of the starter
 * @param listens the ports it will take
 * @param readiness when it is of use
 */
public record Program(
        String name,
        List<String> jvm,
        List<String> jar,
        Optional<Path> startCache,
        List<Path> artifacts,
        Map<String, String> environment,
        List<Listening> listens,
        Readiness readiness) {

    /**
     * How to start it now. The first run of a build records which classes it loads and which methods are hot, and leaves
     * that behind when it ends (JEP 483, 514, 515); later ones start from it in less than half of the time. The cache must
     * not outlive the build it was made of.
     */
    List<String> command() {
        var command = new ArrayList<>(jvm);
        startCache.ifPresent(cache -> {
            command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
            command.add("-Xlog:aot*=off");
        });
        command.addAll(jar);
        return command;
    }

    /** Whether ending it takes longer than usual, because it leaves its cache behind. */
    boolean leavesStartCache() {
        return startCache.filter(cache -> !Files.exists(cache)).isPresent();
    }

    /**
     * A port that a program takes.
     *
     * @param variable the environment variable that moves it
     * @param ours whether it may be taken already, by a part of the program that outlived it
     */
    public record Listening(int port, String variable, boolean ours) {}
}
