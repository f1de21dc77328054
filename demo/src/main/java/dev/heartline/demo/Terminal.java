package dev.heartline.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Where the story is told: plain lines that fit the terminal, with colour where somebody watches. */
final class Terminal {

    static final int USUAL_WIDTH = 118;

    private static final int LEAST_WIDTH = 60;
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";

    private final PrintStream out;
    private final boolean colour;
    private final int width;

    Terminal(PrintStream out, boolean colour, int width) {
        this.out = out;
        this.colour = colour;
        this.width = width;
    }

    /** Standard output, as wide as {@code COLUMNS} says. */
    static Terminal here(Map<String, String> environment) {
        return new Terminal(
                System.out,
                System.console() != null && System.console().isTerminal() && !environment.containsKey("NO_COLOR"),
                width(environment));
    }

    /** The usual width where nothing is known of the terminal; one too narrow for a story breaks the lines itself. */
    static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}") ? Math.max(LEAST_WIDTH, Integer.parseInt(columns)) : USUAL_WIDTH;
    }

    void blank() {
        out.println();
    }

    void title(String text) {
        out.println();
        out.println(paint(BOLD, text));
        out.println(paint(DIM, "─".repeat(Math.min(width, text.length()))));
    }

    /** As it is. */
    void say(String line) {
        out.println(line);
    }

    void note(String text) {
        hang("  ", text, "");
    }

    void aside(String text) {
        hang("  ", text, DIM);
    }

    /** A moment of a call, by its time since the dial. */
    void moment(Duration since, String what) {
        hang("  %8s  ".formatted(seconds(since)), what, "");
    }

    void line(Duration since, String speaker, String text) {
        hang("  %8s  %-7s".formatted(seconds(since), speaker), text, "");
    }

    /** An effect, by its time since what caused it. */
    void effect(Duration since, String what, String detail) {
        String time = "  %+6d ms".formatted(since.toMillis());
        String label = "  %-18s ".formatted(what);
        hang(paint(GREEN, time) + label, time.length() + label.length(), detail, "");
    }

    void row(String service, String table, String detail) {
        hang("  %-11s %-24s ".formatted(service, table), detail, "");
    }

    void problem(String text) {
        hang("  ", text, RED);
    }

    static Duration between(Instant from, long epochMillis) {
        return Duration.ofMillis(epochMillis - from.toEpochMilli());
    }

    /** Enough of an id to tell it from its neighbours: its beginning is the time, and the same for all of them. */
    static String brief(UUID id) {
        return "…" + id.toString().substring(24);
    }

    private static String seconds(Duration since) {
        return "%d.%01ds".formatted(since.toSeconds(), since.toMillisPart() / 100);
    }

    private void hang(String prefix, String text, String code) {
        hang(prefix, prefix.length(), text, code);
    }

    /** @param indent how wide the prefix shows */
    private void hang(String prefix, int indent, String text, String code) {
        String before = prefix;
        for (String line : new Paragraph(text).lines(Math.max(1, width - indent))) {
            out.println(before + paint(code, line));
            before = " ".repeat(indent);
        }
    }

    private String paint(String code, String text) {
        return colour && !code.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
