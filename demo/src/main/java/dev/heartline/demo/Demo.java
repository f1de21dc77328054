package dev.heartline.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.carrier.transcript.Transcript;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.TranscriptFile;

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

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "${env:HEARTLINE_ENGINE:-local}",
            description =
                    "local, or model: a language model speaks for the coach. It is the simulator's, unless HEARTLINE_MODEL_NAME and"
                            + " its like name another one, which then reads too. Default: local")
    private String engine;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal = Terminal.here(System.getenv());

    @Override
    public Integer call() throws Exception {
        List<Transcript> chosen = chosen();
        tellWhoSpeaks();
        try (var setting = DemoSetting.open(RunningSystem.fromEnvironment(), terminal, timeScale)) {
            boolean complete = transcripts == null
                    ? new WrittenConversations(setting).play()
                    : new TranscriptReplay(setting).play(chosen);
            epilogue();
            return complete ? 0 : 1;
        }
    }

    private void tellWhoSpeaks() {
        if (!engine.equals("model")) {
            return;
        }
        boolean named = System.getenv().keySet().stream().anyMatch(name -> name.startsWith("HEARTLINE_MODEL_"));
        terminal.title("A language model");
        terminal.say(
                named
                        ? "The one that HEARTLINE_MODEL_... names speaks and reads. What is said goes there."
                        : "The simulator's speaks for the coach: requests and answers go over the wire as OpenAI has them, but what it"
                                + " says was written beforehand and understands nothing, so reading stays local. Guard, budget, log"
                                + " and cost are the real ones.");
    }

    /**
     * Plays the written conversations.
     *
     * @return false if something did not come of them that should have
     */
    public static boolean play(RunningSystem system, PrintStream out, double timeScale) throws InterruptedException {
        try (var setting = DemoSetting.open(system, new Terminal(out, false, Terminal.USUAL_WIDTH), timeScale)) {
            return new WrittenConversations(setting).play();
        }
    }

    /** Checks what was asked for before anything is played; empty where the written conversations are meant. */
    private List<Transcript> chosen() {
        if (!(timeScale >= 0 && timeScale <= 100)) {
            throw wrong("--time-scale is a number from 0 (no pauses) on; 1 is as in life");
        }
        if (transcripts == null) {
            if (onlyCall != null) {
                throw wrong("--call chooses a conversation of a file: it needs --transcripts FILE");
            }
            return List.of();
        }
        List<Transcript> chosen = new TranscriptFile(transcripts)
                .read().stream()
                        .filter(transcript ->
                                onlyCall == null || transcript.id().equals(onlyCall))
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("there is no transcript '%s' in %s".formatted(onlyCall, transcripts));
        }
        return chosen;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void epilogue() {
        terminal.title("What next");
        terminal.say("The stack keeps running.");
        terminal.say("  ./heartline status                            what runs where");
        terminal.say("  ./heartline demo --transcripts FILE.csv       play your own conversations");
        terminal.say("  ./heartline demo --engine model               the same with a language model behind the guard");
        terminal.say("  ./heartline psql memory                       look into the tables of a service");
        terminal.say("  ./heartline events --from-beginning           look at the events");
        terminal.say(
                "  ./heartline token --role operator             a token for the REST APIs (docs/developer-guide.md)");
        terminal.say("  ./heartline bench fan-out                     how fast, and what limits it");
        terminal.say("  GET /care/alerts                              what was heard of danger, and waits for a human");
        terminal.say("  ./heartline logs memory-service               what a service says");
        terminal.say("  ./heartline down                              stop; --wipe also forgets the data");
    }
}
