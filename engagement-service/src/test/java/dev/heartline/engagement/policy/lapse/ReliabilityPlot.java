package dev.heartline.engagement.policy.lapse;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was foretold beside what happened, in ten bins, as SVG: on the dashed line it happened as often as foretold. */
final class ReliabilityPlot {

    private static final int SIZE = 360;
    private static final int LEFT = 64;
    private static final int TOP = 56;

    private final StringBuilder svg = new StringBuilder();

    /** Examples of one bin. */
    private record Bin(double foretold, double happened, long examples) {}

    ReliabilityPlot(String title, String description) {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 460 500" width="460" height="500" role="img" aria-labelledby="t d">
                <title id="t">%s</title>
                <desc id="d">%s</desc>
                <style>text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;font-size:13px;fill:#1b2430}</style>
                <rect width="460" height="500" rx="16" fill="#ffffff"/>
                <text x="%d" y="32" font-weight="700">%s</text>
                """.formatted(title, description, LEFT, title));
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            line(x(tenth / 10.0), y(0), x(tenth / 10.0), y(1), "#e3e8ee", "");
            line(x(0), y(tenth / 10.0), x(1), y(tenth / 10.0), "#e3e8ee", "");
            text(x(tenth / 10.0), y(0) + 20, "middle", number(tenth / 10.0));
            text(x(0) - 8, y(tenth / 10.0) + 4, "end", number(tenth / 10.0));
        }
        line(x(0), y(0), x(1), y(1), "#55606e", "4 5");
        text(x(0.5), y(0) + 42, "middle", "foretold");
        svg.append("<text transform=\"translate(20 %s) rotate(-90)\" text-anchor=\"middle\">happened</text>\n"
                .formatted(number(y(0.5))));
    }

    /** Larger dots for more examples. */
    ReliabilityPlot with(
            int row,
            String name,
            String colour,
            Weights weights,
            List<SimulatedUsers.Example> examples,
            Predicate<SimulatedUsers.Example> target) {
        var bins = IntStream.range(0, 10)
                .mapToObj(n -> bin(n, weights, examples, target))
                .filter(bin -> bin.examples() > 0)
                .toList();
        svg.append(bins.stream()
                .map(bin -> number(x(bin.foretold())) + "," + number(y(bin.happened())))
                .collect(Collectors.joining(
                        " ",
                        "<polyline points=\"",
                        "\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n".formatted(colour))));
        bins.forEach(bin -> svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" fill-opacity=\"0.8\"/>\n"
                .formatted(
                        number(x(bin.foretold())),
                        number(y(bin.happened())),
                        number(2 + 12 * Math.sqrt(bin.examples() / (double) examples.size())),
                        colour)));
        svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"/>\n"
                .formatted(LEFT + 16, TOP + 18 + 20 * row, colour));
        text(LEFT + 28, TOP + 22 + 20 * row, "start", name);
        return this;
    }

    String end() {
        return svg.append("</svg>\n").toString();
    }

    private static Bin bin(
            int n, Weights weights, List<SimulatedUsers.Example> examples, Predicate<SimulatedUsers.Example> target) {
        var within = examples.stream()
                .filter(it -> Math.min(9, (int) (weights.chance(it.facts().features()) * 10)) == n)
                .toList();
        return new Bin(
                within.stream()
                        .mapToDouble(it -> weights.chance(it.facts().features()))
                        .average()
                        .orElse(0),
                within.stream()
                        .mapToDouble(it -> target.test(it) ? 1 : 0)
                        .average()
                        .orElse(0),
                within.size());
    }

    private static double x(double share) {
        return LEFT + SIZE * share;
    }

    private static double y(double share) {
        return TOP + SIZE * (1 - share);
    }

    private void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"%s/>\n"
                .formatted(
                        number(x1),
                        number(y1),
                        number(x2),
                        number(y2),
                        colour,
                        dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(number(x), number(y), anchor, words));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
