package dev.heartline.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type, without a running system. */
class CommandsTest {

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "demo --help,             Usage: ./heartline demo [",
        "bench --help,            Usage: ./heartline bench [",
        "bench fan-out --help,    Usage: ./heartline bench fan-out [",
        "bench live-calls --help, Usage: ./heartline bench live-calls ["
    })
    void helpNamesTheCommandAsItIsTyped(String command, String usage) {
        assertThat(run(command)).isZero();

        assertThat(said.toString()).startsWith(usage);
    }

    @Test
    void theHelpOfTheBenchmarksListsNoDemo() {
        run("bench --help");

        assertThat(said.toString()).contains("fan-out", "live-calls").doesNotContain("demo");
    }

    @ParameterizedTest
    @CsvSource({
        "demo --call 26,        it needs --transcripts FILE",
        "demo --time-scale -1,  --time-scale is a number from 0",
        "demo --time-scale NaN, --time-scale is a number from 0",
        "bench live-calls --calls 0, --calls is a number from 1",
        "bench live-calls --time-scale -1, --time-scale is a number from 0"
    })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsPlayed(String command, String why) {
        assertThat(run(command)).isEqualTo(2);

        assertThat(said.toString()).contains(why);
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path directory) {
        assertThat(run("demo --transcripts " + directory.resolve("nope.csv"))).isEqualTo(1);

        assertThat(said.toString()).isEqualToIgnoringNewLines("there is no file " + directory.resolve("nope.csv"));
    }

    @Test
    void aDirectoryIsNoFile(@TempDir Path directory) {
        assertThat(run("bench fan-out --transcripts " + directory)).isEqualTo(1);

        assertThat(said.toString()).startsWith(directory + " is not a file");
    }

    @Test
    void aCallThatIsNotInTheFileIsNamed(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("one.csv"),
                "transcript_id,interlocutor,timestamp,utterance_text\n7,client,00:00:01,Hello there\n");

        assertThat(run("demo --call 26 --transcripts " + file)).isEqualTo(1);

        assertThat(said.toString()).contains("there is no transcript '26' in " + file);
    }

    private int run(String command) {
        var writer = new PrintWriter(said, true);
        return Main.commands().setOut(writer).setErr(writer).execute(command.split(" "));
    }
}
