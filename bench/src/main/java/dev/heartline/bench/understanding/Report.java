package dev.heartline.bench.understanding;

import java.util.Locale;
import java.util.function.Supplier;

/** What came out for one engine, as Markdown, and how long each kind of item took. */
final class Report {

    private final StringBuilder text = new StringBuilder();
    private long nanos;
    private int items;

    /** Runs and times the reading of one item. */
    <T> T timed(Supplier<T> reading) {
        long began = System.nanoTime();
        var read = reading.get();
        nanos += System.nanoTime() - began;
        items++;
        return read;
    }

    /** Ends a part: what came out, and the time per item since the last one. */
    void part(String title, String result) {
        text.append("\n### ")
                .append(title)
                .append("\n\n")
                .append(result.strip())
                .append(String.format(
                        Locale.ROOT, "%n%n%d items, %.1f ms each.%n", items, items == 0 ? 0 : nanos / 1e6 / items));
        nanos = 0;
        items = 0;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
