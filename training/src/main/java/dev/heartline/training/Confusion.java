package dev.heartline.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was told of texts of each class: how often which class. */
public final class Confusion {

    private final List<String> classes;
    private final int[][] counts;

    /** @param classes in the order of the table */
    public Confusion(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
    }

    public Confusion add(String truth, String told) {
        counts[classes.indexOf(truth)][classes.indexOf(told)]++;
        return this;
    }

    /** The mean of the classes' F1: a rare class counts as much as a frequent one. In 0..1. */
    public double macroF1() {
        return classes.stream().mapToDouble(this::f1).average().orElseThrow();
    }

    double f1(String name) {
        int at = classes.indexOf(name);
        int right = counts[at][at];
        int told = 0;
        int are = 0;
        for (int i = 0; i < classes.size(); i++) {
            told += counts[i][at];
            are += counts[at][i];
        }
        return told + are == 0 ? 0 : 2.0 * right / (told + are);
    }

    /** Markdown: the table, and what it amounts to. */
    public String summary() {
        return table() + "\n\n"
                + String.format(Locale.ROOT, "Macro-F1 %.3f, right %s.", macroF1(), new Share(right(), all()));
    }

    private int right() {
        return IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
    }

    private int all() {
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    }

    /** Markdown: what it is downwards, what was told across, and how well each class is found. */
    String table() {
        var lines = new ArrayList<String>();
        lines.add("| is \\ told | " + String.join(" | ", classes) + " | F1 |");
        lines.add("|---|" + "---|".repeat(classes.size() + 1));
        for (int i = 0; i < classes.size(); i++) {
            var row = new ArrayList<String>();
            for (int count : counts[i]) row.add(String.valueOf(count));
            lines.add("| " + classes.get(i) + " | " + String.join(" | ", row) + " | "
                    + String.format(Locale.ROOT, "%.3f", f1(classes.get(i))) + " |");
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
