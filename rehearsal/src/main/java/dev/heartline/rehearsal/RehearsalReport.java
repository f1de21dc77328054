package dev.heartline.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import dev.heartline.rehearsal.referee.CallRule;
import dev.heartline.rehearsal.referee.Verdict;

/** Tells how the calls went: a table, and the transcripts of the worst. */
final class RehearsalReport {

    private static final int WORST = 5;
    private static final int NAME = 26;

    private final PrintStream out;

    RehearsalReport(PrintStream out) {
        this.out = out;
    }

    void print(List<Verdict> verdicts) {
        out.printf(
                "%-" + NAME + "s %-32s %5s %6s %8s  %s%n",
                "caller",
                "difficulty",
                "turns",
                "ask:say",
                "first ms",
                "broken");
        verdicts.forEach(this::row);
        verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .sorted(Comparator.comparingInt(
                                (Verdict verdict) -> verdict.breaches().size())
                        .reversed())
                .limit(WORST)
                .forEach(this::story);
        long broken = verdicts.stream().filter(verdict -> !verdict.holds()).count();
        out.println();
        for (var rule : CallRule.values()) {
            long times =
                    verdicts.stream().mapToLong(verdict -> verdict.times(rule)).sum();
            if (times > 0) out.printf("%-12s broken %d times%n", rule.label(), times);
        }
        out.printf("%d of %d calls keep every rule%n", verdicts.size() - broken, verdicts.size());
    }

    private void row(Verdict verdict) {
        var caller = verdict.call().caller();
        out.printf(
                "%-" + NAME + "s %-32s %5d %3d:%-3d %8d  %s%n",
                caller.name(),
                caller.difficulty(),
                verdict.call().lines().size(),
                verdict.questions(),
                verdict.statements(),
                verdict.slowest().toMillis(),
                verdict.holds() ? "-" : labels(verdict));
    }

    private static String labels(Verdict verdict) {
        return String.join(
                ", ",
                verdict.breaches().stream()
                        .map(breach -> breach.rule().label())
                        .distinct()
                        .toList());
    }

    private void story(Verdict verdict) {
        out.println();
        out.print(told(verdict));
    }

    static String told(Verdict verdict) {
        var caller = verdict.call().caller();
        var text = new StringBuilder();
        text.append("%s: %s%n%s%n".formatted(caller.name(), caller.who(), caller.goal()));
        text.append(verdict.call());
        verdict.breaches()
                .forEach(breach ->
                        text.append("  ! %s: %s%n".formatted(breach.rule().label(), breach.words())));
        return text.toString();
    }

    static void write(List<Verdict> verdicts, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var verdict : verdicts)
            Files.writeString(folder.resolve(verdict.call().caller().name() + ".txt"), told(verdict));
    }
}
