package dev.heartline.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
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
        "bench --help,            Usage: ./heartline bench [",
        "bench chaos --help, Usage: ./heartline bench chaos [",
        "bench decide --help, Usage: ./heartline bench decide [",
        "bench fan-out --help,    Usage: ./heartline bench fan-out [",
        "bench campaign --help,   Usage: ./heartline bench campaign [",
        "bench inbound-sms --help, Usage: ./heartline bench inbound-sms [",
        "bench live-calls --help, Usage: ./heartline bench live-calls [",
        "bench memory-scale --help, Usage: ./heartline bench memory-scale [",
        "bench context --help, Usage: ./heartline bench context [",
        "bench policy --help, Usage: ./heartline bench policy [",
        "bench rolling-restart --help, Usage: ./heartline bench rolling-restart [",
        "bench recall --help, Usage: ./heartline bench recall [",
        "bench understanding --help, Usage: ./heartline bench understanding ["
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
        "bench chaos --minutes 0, --minutes is a number from 1",
        "bench chaos --callers 0, --callers is a number from 1",
        "bench chaos --faults -1, --faults is a number from 0",
        "bench live-calls --calls 0,       --calls is a number from 1",
        "bench memory-scale --memories 99, --largest is a number from 1 to that of --memories",
        "bench context --rate 0,           --users are numbers from 1",
        "bench inbound-sms --connections 0, --connections is a number from 1",
        "bench campaign --recipients 0,    --recipients is a number from 1",
        "bench rolling-restart --rate 0, --rate is a number above 0",
        "bench campaign --rate 0,          --rate is a number from 1",
        "bench live-calls --time-scale -1, --time-scale is a number from 0"
    })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsPlayed(String command, String why) {
        assertThat(run(command)).isEqualTo(2);

        assertThat(said.toString()).contains(why);
    }

    @Test
    void aDirectoryIsNoFile(@TempDir Path directory) {
        assertThat(run("bench fan-out --transcripts " + directory)).isEqualTo(1);

        assertThat(said.toString()).startsWith(directory + " is not a file");
    }

    private int run(String command) {
        var writer = new PrintWriter(said, true);
        return Main.commands().setOut(writer).setErr(writer).execute(command.split(" "));
    }
}
