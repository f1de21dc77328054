package dev.heartline.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileTest {

    @TempDir
    private Path directory;

    @Test
    void theLastLinesAreFollowedByThoseAddedSince() throws Exception {
        var file = directory.resolve("call-service.log");
        Files.writeString(file, "one\ntwo\nthree\nunfini");
        var log = new LogFile(file);

        assertThat(log.last(2)).containsExactly("two", "three");
        Files.writeString(file, "shed\nfour\n", StandardOpenOption.APPEND);
        assertThat(log.added()).containsExactly("unfinished", "four");
        assertThat(log.added()).isEmpty();
    }

    @Test
    void aLogThatBeganAnewIsReadFromItsBeginning() throws Exception {
        var file = directory.resolve("call-service.log");
        Files.writeString(file, "a long line of the start before\n");
        var log = new LogFile(file);
        log.last(10);

        log.begin();
        Files.writeString(file, "hello\n");

        assertThat(log.added()).containsExactly("hello");
        assertThat(Path.of(file + ".1")).content().contains("the start before");
    }

    @Test
    void aLogThatDoesNotExistIsEmpty() {
        assertThat(new LogFile(directory.resolve("none.log")).last(5)).isEmpty();
    }
}
