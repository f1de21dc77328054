package dev.heartline.system.traces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A trace as a waterfall in SVG, for the documentation: written with {@code -Dheartline.write-pictures=true}. */
final class TracePicture {

    private static final Path FILE = Path.of("../docs/images/trace-of-a-call.svg");
    private static final int WIDTH = 1200;
    private static final int NAMES = 440;
    private static final int ROW = 22;
    private static final int TOP = 64;
    private static final Map<String, String> COLOURS = Map.of(
            "call-service", "#3b6fb6",
            "memory-service", "#2f8f6b",
            "engagement-service", "#b4762a",
            "sms-service", "#8a5ab5");

    private record Row(CollectedSpan span, int depth) {}

    private TracePicture() {}

    static void write(List<CollectedSpan> trace) throws IOException {
        if (Boolean.getBoolean("heartline.write-pictures")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, of(trace));
        }
    }

    private static String of(List<CollectedSpan> trace) {
        var rows = new ArrayList<Row>();
        var ids = trace.stream().map(CollectedSpan::id).toList();
        trace.stream().filter(span -> !ids.contains(span.parent())).forEach(root -> add(root, 0, trace, rows));
        long start = trace.stream().mapToLong(CollectedSpan::start).min().orElseThrow();
        long end = trace.stream().mapToLong(CollectedSpan::end).max().orElseThrow();
        double scale = (WIDTH - NAMES - 90.0) / (end - start);
        int height = TOP + rows.size() * ROW + 40;
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13" role="img">
                <title>One trace of one call: from the webhook that ends it to its effects, %.0f ms</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, height, (end - start) / 1e6));
        int legend = 16;
        for (var service : COLOURS.keySet().stream().sorted().toList()) {
            svg.append(
                    "<rect x=\"%d\" y=\"14\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"25\" fill=\"#222\">%s</text>%n"
                            .formatted(legend, COLOURS.get(service), legend + 18, service));
            legend += 180;
        }
        for (int i = 0; i <= 4; i++) {
            double x = NAMES + (WIDTH - NAMES - 90.0) * i / 4;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#dddddd\"/><text x=\"%.1f\" y=\"%d\" fill=\"#555\" text-anchor=\"middle\">%.0f ms</text>%n",
                    x,
                    TOP - 6,
                    x,
                    height - 20,
                    x,
                    TOP - 12,
                    (end - start) / 1e6 * i / 4));
        }
        for (int i = 0; i < rows.size(); i++) {
            svg.append(bar(rows.get(i), TOP + i * ROW, start, scale));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void add(CollectedSpan span, int depth, List<CollectedSpan> trace, List<Row> rows) {
        rows.add(new Row(span, depth));
        trace.stream()
                .filter(child -> child.parent().equals(span.id()))
                .sorted(Comparator.comparing(CollectedSpan::start))
                .forEach(child -> add(child, depth + 1, trace, rows));
    }

    private static String bar(Row row, int y, long start, double scale) {
        var span = row.span();
        double x = NAMES + (span.start() - start) * scale;
        double width = Math.max(2, (span.end() - span.start()) * scale);
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" fill=\"#222\">%s</text><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\" fill=\"#555\" font-size=\"11\">%.1f ms</text>%n",
                16 + row.depth() * 14,
                y + 12,
                span.name(),
                x,
                y + 1,
                width,
                COLOURS.getOrDefault(span.service(), "#777777"),
                x + width + 5,
                y + 12,
                (span.end() - span.start()) / 1e6);
    }
}
