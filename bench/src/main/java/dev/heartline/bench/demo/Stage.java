package dev.heartline.bench.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Where the story is told: plain lines, with colour where somebody watches. */
final class Stage {

    private static final int WIDTH = 118;

    private final PrintStream out;
    private final boolean colour;

    Stage(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void blank() {
        out.println();
    }

    void title(String text) {
        out.println();
        out.println(paint("1", text));
        out.println(paint("2", "─".repeat(Math.min(WIDTH, text.length()))));
    }

    void say(String text) {
        out.println(text);
    }

    void aside(String text) {
        out.println(paint("2", text));
    }

    /** A moment of a call, by its time since the dial. */
    void moment(Duration since, String what) {
        out.printf("  %8s  %s%n", seconds(since), what);
    }

    void line(Duration since, String speaker, String text) {
        String prefix = "  %8s  %-7s".formatted(seconds(since), speaker);
        out.println(shorten(prefix + text));
    }

    /** An effect, by its time since the hang-up. */
    void effect(Duration since, String what, String detail) {
        out.println(shorten("  %s  %-18s %s"
                .formatted(paint("32", "%+6d ms".formatted(since.toMillis())), what, detail)));
    }

    void row(String service, String table, String detail) {
        out.println(shorten("  %-11s %-24s %s".formatted(service, table, detail)));
    }

    void problem(String text) {
        out.println(paint("31", text));
    }

    static Duration between(Instant from, long epochMillis) {
        return Duration.ofMillis(epochMillis - from.toEpochMilli());
    }

    private static String seconds(Duration since) {
        return "%d.%01ds".formatted(since.toSeconds(), since.toMillisPart() / 100);
    }

    private String shorten(String text) {
        int hidden = text.length() - text.replaceAll("\u001B\\[[0-9;]*m", "").length();
        return text.length() - hidden <= WIDTH ? text : text.substring(0, WIDTH + hidden - 1) + "…";
    }

    private String paint(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
