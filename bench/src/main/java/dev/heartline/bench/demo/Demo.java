package dev.heartline.bench.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.bench.system.EventStream;
import dev.heartline.bench.system.HostApplication;
import dev.heartline.bench.system.RunningSystem;
import dev.heartline.bench.system.SimulatedNetwork;
import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.carrier.transcript.TranscriptCsv;
import dev.heartline.carrier.transcript.TranscriptProblem;

/** {@code ./heartline demo} */
@Command(
        name = "demo",
        description = "Plays real calls and texts through the real doors and tells what comes of them.",
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

    @Option(
            names = "--transcripts",
            paramLabel = "FILE",
            description =
                    "Play the conversations of a CSV file instead (columns transcript_id, interlocutor, timestamp,"
                            + " utterance_text). A conversation that was played before is the same call again and changes nothing.")
    private Path transcripts;

    @Option(names = "--call", paramLabel = "ID", description = "Only this transcript_id of the file.")
    private String onlyCall;

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            defaultValue = "0.02",
            description = "Length of the pauses between lines; 1 is as in life, 0 none. Default: ${DEFAULT-VALUE}")
    private double timeScale;

    private final Stage stage = new Stage(System.out, System.console() != null && System.getenv("NO_COLOR") == null);

    @Override
    public Integer call() throws Exception {
        var system = RunningSystem.fromEnvironment();
        try (var events = new EventStream(system);
                var host = new HostApplication(system);
                var books = new Books(system, stage)) {
            var theatre = new Theatre(
                    new Cast(host),
                    new SimulatedNetwork(system),
                    new Consequences(events, books, stage),
                    books,
                    stage,
                    timeScale);
            boolean complete = transcripts == null ? new Evening(theatre).play() : playFile(new Replay(theatre));
            epilogue();
            return complete ? 0 : 1;
        }
    }

    private boolean playFile(Replay replay) throws IOException, InterruptedException {
        List<Transcript> chosen = read().stream()
                .filter(transcript -> onlyCall == null || transcript.id().equals(onlyCall))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no transcript '%s' in %s".formatted(onlyCall, transcripts));
        }
        boolean complete = true;
        int number = 0;
        for (Transcript transcript : chosen) {
            complete &= replay.play(transcript, ++number, chosen.size());
        }
        return complete;
    }

    private List<Transcript> read() throws IOException {
        try {
            return TranscriptCsv.read(transcripts);
        } catch (TranscriptProblem e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void epilogue() {
        stage.title("What next");
        stage.say("The stack keeps running.");
        stage.say("  ./heartline status                            what runs where");
        stage.say("  ./heartline demo --transcripts FILE.csv       play your own conversations");
        stage.say(
                "  ./heartline token --role operator             a token for the REST APIs (docs/developer-guide.md)");
        stage.say("  ./heartline bench fan-out                     how fast, and what limits it");
        stage.say("  ./heartline logs memory-service               what a service says");
        stage.say("  ./heartline down                              stop; --wipe also forgets the data");
    }
}
