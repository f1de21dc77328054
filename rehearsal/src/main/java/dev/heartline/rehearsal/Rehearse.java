package dev.heartline.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.driver.RunningSystem;
import dev.heartline.rehearsal.call.CallPath;
import dev.heartline.rehearsal.call.LocalPath;
import dev.heartline.rehearsal.call.WirePath;
import dev.heartline.rehearsal.caller.SimulatedCaller;
import dev.heartline.rehearsal.caller.SimulatedCallers;
import dev.heartline.rehearsal.referee.Referee;
import dev.heartline.rehearsal.referee.Verdict;

/** {@code ./heartline rehearse} */
@Command(
        name = "rehearse",
        description =
                "Plays simulated callers through the running stack and judges by rules what the coach says to them."
                        + " Exit code 1 if a rule is broken.",
        mixinStandardHelpOptions = true)
public final class Rehearse implements Callable<Integer> {

    @Option(
            names = "--fast",
            description =
                    "Plays them with the guarded coach in this process, without a stack; all of them, in seconds.")
    private boolean fast;

    @Option(names = "--only", paramLabel = "NAME", description = "Only this caller.")
    private String only;

    @Option(names = "--transcripts", paramLabel = "DIR", description = "Writes every transcript into a folder.")
    private Path transcripts;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "local",
            description =
                    "Who finds the coach's words with --fast: local. A running stack speaks with the engine that it is"
                            + " configured with. Default: ${DEFAULT-VALUE}")
    private String engine;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return rehearse(chosen(), System.out) ? 0 : 1;
    }

    private boolean rehearse(List<SimulatedCaller> callers, PrintStream out) throws IOException {
        var referee = new Referee();
        var verdicts = new ArrayList<Verdict>();
        try (var path = path()) {
            for (var caller : callers) verdicts.add(referee.judge(path.play(caller)));
        }
        if (transcripts != null) RehearsalReport.write(verdicts, transcripts);
        new RehearsalReport(out).print(verdicts);
        if (!fast) tellWhatIsLeft(out);
        return verdicts.stream().allMatch(Verdict::holds);
    }

    private CallPath path() {
        if (!fast) return new WirePath(RunningSystem.fromEnvironment());
        if (!engine.equals("local"))
            throw new ParameterException(spec.commandLine(), "--engine is local: there is no other in this process");
        return LocalPath.open();
    }

    private List<SimulatedCaller> chosen() {
        var all = SimulatedCallers.all().stream()
                .filter(caller -> only == null || caller.name().equals(only))
                .toList();
        if (all.isEmpty()) throw new ParameterException(spec.commandLine(), "there is no caller " + only);
        var chosen =
                fast ? all : all.stream().filter(SimulatedCaller::isForTheWire).toList();
        if (chosen.isEmpty()) throw new ParameterException(spec.commandLine(), only + " is played with --fast only");
        return chosen;
    }

    private void tellWhatIsLeft(PrintStream out) {
        var left = SimulatedCallers.all().stream()
                .filter(caller -> !caller.isForTheWire())
                .map(SimulatedCaller::name)
                .toList();
        out.printf(
                "%d are played with --fast only, as they are called by us, known from before or silent: %s%n",
                left.size(), String.join(", ", left));
    }
}
