package dev.heartline.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program of the stack that runs in the background.
 *
 * @param name for example {@code call-service}; also that of its log and its pid file
 * @param artifacts what it runs: files and directories; when they change it must be started anew
 * @param environment added to that of the starter
 * @param listens the ports it will take
 * @param readiness when it is of use
 */
public record Program(
        String name,
        List<String> command,
        List<Path> artifacts,
        Map<String, String> environment,
        List<Listening> listens,
        Readiness readiness) {

    /**
     * A port that a program takes.
     *
     * @param variable the environment variable that moves it
     * @param ours whether it may be taken already, by a part of the program that outlived it
     */
    public record Listening(int port, String variable, boolean ours) {}
}
