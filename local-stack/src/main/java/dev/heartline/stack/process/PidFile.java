package dev.heartline.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import dev.heartline.stack.StackException;

/**
 * Remembers which process runs a program. The start time is kept with the number, because the system gives numbers away
 * again: a stranger who got ours is never mistaken for it.
 */
final class PidFile {

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    /**
     * What was written at the start.
     *
     * @param fingerprint of what was started, see {@link Fingerprint}
     */
    record Entry(ProcessHandle process, String fingerprint) {}

    /** The process, if it still runs. */
    Optional<Entry> running() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var fields = Files.readString(file).strip().split(" ");
            var startedAt = Instant.ofEpochMilli(Long.parseLong(fields[1]));
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process).equals(Optional.of(startedAt)))
                    .filter(process -> !isZombie(process))
                    .map(process -> new Entry(process, fields[2]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether a process was started and not stopped by us, running or not. */
    boolean exists() {
        return Files.exists(file);
    }

    void write(ProcessHandle process, String fingerprint) {
        try {
            Files.createDirectories(file.getParent());
            var startedAt = startOf(process).map(Instant::toEpochMilli).orElse(0L);
            Files.writeString(file, process.pid() + " " + startedAt + " " + fingerprint + "\n");
        } catch (IOException e) {
            throw new StackException("cannot write " + file, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file, e);
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant().map(start -> Instant.ofEpochMilli(start.toEpochMilli()));
    }

    /**
     * Ended, but its parent has not looked yet; in a container there may be nobody to look. While other threads of it are
     * still ending, it holds its ports and counts as running.
     */
    static boolean isZombie(ProcessHandle process) {
        var proc = Path.of("/proc", String.valueOf(process.pid()));
        try (var threads = Files.list(proc.resolve("task"))) {
            var stat = Files.readString(proc.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z") && threads.count() <= 1;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
