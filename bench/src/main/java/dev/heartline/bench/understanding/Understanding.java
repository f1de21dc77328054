package dev.heartline.bench.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.training.Comments;
import dev.heartline.training.Confusion;
import dev.heartline.training.Sessions;
import dev.heartline.training.Share;

/** {@code ./heartline bench understanding} */
@Command(
        name = "understanding",
        description = "Measures how well the engines understand labelled texts and sessions. Needs no running system.",
        mixinStandardHelpOptions = true)
public final class Understanding implements Callable<Integer> {

    private static final List<String> INTENTS = List.of(
            "request_help", "report_progress", "log_food", "ask_question", "emergency", "opt_out", "opt_in", "other");
    private static final List<String> MOVES = List.of("ends", "question", "answer", "other");

    @Option(
            names = "--annomi",
            description = "Sessions in AnnoMI's format: talk direction, and what --memories is about.")
    private Path annomi;

    @Option(names = "--intents", description = "Texts: label, text; a tab between.")
    private Path intents;

    @Option(names = "--goemotions", description = "Comments in GoEmotions' format: emotion and sentiment.")
    private Path goemotions;

    @Option(
            names = "--memories",
            description = "Facts: session, turns (commas between), type, fact, weight 1 to 3; tabs between.")
    private Path memories;

    @Option(names = "--moves", description = "Spoken turns: label, turn, what it answers; tabs between.")
    private Path moves;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var out = command.commandLine().getOut();
        for (var engine : List.<ReadingEngine>of(new LocalReadingEngine())) {
            var report = new Report();
            if (intents != null) intents(engine, report);
            if (goemotions != null) feelings(engine, report);
            if (annomi != null) directions(engine, report);
            if (annomi != null && memories != null) memories(engine, report);
            if (moves != null) moves(engine, report);
            out.println("## Engine: " + engine.name());
            out.println(report);
        }
        return 0;
    }

    private void intents(ReadingEngine engine, Report report) throws IOException {
        var confusion = new Confusion(INTENTS);
        var alarms = new ArrayList<Level>();
        var others = new ArrayList<Level>();
        for (var cells : rows(intents)) {
            var text = cells[1];
            var danger = report.timed(() -> engine.danger(text));
            (cells[0].equals("emergency") ? alarms : others).add(danger.level());
            engine.intent(text, danger).ifPresent(told -> confusion.add(cells[0], told));
        }
        report.part(
                "What a text wants",
                confusion.summary()
                        + """


                | | |
                |---|---|
                | emergencies: alarm | %s |
                | emergencies: alarm or question | %s |
                | other texts: false alarm | %s |
                | other texts: needless question | %s |
                """.formatted(
                                        Share.of(alarms, Level.ALARM::equals),
                                        Share.of(alarms, level -> level != Level.NONE),
                                        Share.of(others, Level.ALARM::equals),
                                        Share.of(others, Level.ASK::equals)));
    }

    private void feelings(ReadingEngine engine, Report report) throws IOException {
        var emotions = new Confusion(Comments.EMOTION.groups());
        for (var group : Comments.EMOTION.texts(goemotions).entrySet())
            for (var text : group.getValue())
                report.timed(() -> engine.emotion(text)).ifPresent(told -> emotions.add(group.getKey(), told));
        report.part("Emotion", emotions.summary());
        var sentiments = new Confusion(Comments.SENTIMENT.groups());
        for (var group : Comments.SENTIMENT.texts(goemotions).entrySet())
            for (var text : group.getValue())
                report.timed(() -> engine.sentiment(text)).ifPresent(told -> sentiments.add(group.getKey(), told));
        report.part("Sentiment", sentiments.summary());
    }

    private void directions(ReadingEngine engine, Report report) throws IOException {
        var confusion = new Confusion(List.of("change", "neutral", "sustain"));
        for (var said : Sessions.read(annomi))
            report.timed(() -> engine.direction(said.text(), said.before()))
                    .ifPresent(told -> confusion.add(said.direction(), told));
        report.part("Talk direction", confusion.summary());
    }

    private void moves(ReadingEngine engine, Report report) throws IOException {
        var confusion = new Confusion(MOVES);
        for (var cells : rows(moves))
            report.timed(() -> engine.move(cells[1], cells.length > 2 ? cells[2] : ""))
                    .ifPresent(told -> confusion.add(cells[0], told));
        report.part("Spoken moves", confusion.summary());
    }

    private void memories(ReadingEngine engine, Report report) throws IOException {
        var facts = Facts.read(memories);
        var sessions = Sessions.read(annomi).stream()
                .filter(said -> facts.containsKey(said.session()))
                .collect(Collectors.groupingBy(Sessions.Said::session, TreeMap::new, Collectors.toList()));
        var kept = new ArrayList<Boolean>();
        var found = new ArrayList<Boolean>();
        var weights = new ArrayList<Boolean>();
        for (var session : sessions.entrySet()) {
            var read = report.timed(() -> engine.memories(Sessions.conversation(session.getValue())));
            if (read.isEmpty()) return;
            var sources = new HashSet<Integer>();
            var known = facts.get(session.getKey());
            var worth = known.stream()
                    .flatMap(fact -> fact.turns().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            for (var memory : read.get()) {
                sources.addAll(memory.sourceTurns());
                kept.add(memory.sourceTurns().stream().anyMatch(worth::contains));
            }
            for (var fact : known) {
                boolean isFound = fact.turns().stream().anyMatch(sources::contains);
                found.add(isFound);
                IntStream.range(0, fact.weight()).forEach(_ -> weights.add(isFound));
            }
        }
        report.part("Memories", """
                | | |
                |---|---|
                | precision: kept from a turn that holds a fact | %s |
                | recall: facts of which something was kept | %s |
                | recall by weight | %s |
                """.formatted(
                Share.of(kept, right -> right), Share.of(found, right -> right), Share.of(weights, right -> right)));
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length >= 2 && !cells[0].equals("label"))
                .toList();
    }
}
