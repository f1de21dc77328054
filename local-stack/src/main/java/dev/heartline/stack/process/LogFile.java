package dev.heartline.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.heartline.stack.StackException;

/** The log of one program. */
public final class LogFile {

    /** More than enough for the last lines that anybody asks for. */
    private static final int TAIL_BYTES = 1 << 20;

    private final Path file;
    private long readUpTo;

    public LogFile(Path file) {
        this.file = file;
    }

    /** The log of the start before this one is kept as {@code <name>.log.1}. */
    Path begin() {
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file)) {
                Files.move(file, Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new StackException("cannot begin the log " + file, e);
        }
    }

    /** The last lines, oldest first; {@link #added()} goes on from there. */
    public List<String> last(int count) {
        var lines = read(Math.max(0, size() - TAIL_BYTES));
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The complete lines that were written since the last look. */
    public List<String> added() {
        // Shorter than before: the program was started anew.
        return read(size() < readUpTo ? 0 : readUpTo);
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new StackException("cannot read " + file, e);
        }
    }

    private List<String> read(long from) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(from);
            var bytes = new byte[(int) Math.min(access.length() - from, Integer.MAX_VALUE - 8)];
            access.readFully(bytes);
            int complete = bytes.length;
            while (complete > 0 && bytes[complete - 1] != '\n') {
                complete--;
            }
            readUpTo = from + complete;
            return new String(bytes, 0, complete, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new StackException("cannot read " + file, e);
        }
    }
}
