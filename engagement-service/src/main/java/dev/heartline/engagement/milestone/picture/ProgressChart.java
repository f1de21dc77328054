package dev.heartline.engagement.milestone.picture;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.heartline.events.vocabulary.WireNamed;

/**
 * How far somebody has got, and how they got there: a bar, and a line over the days with the goal above it.
 *
 * @param name of the milestone
 * @param unit of the goal
 * @param percentage 0..100
 * @param next what comes after it, and how far it is, in words
 * @param points in the order of days; at most some hundred
 */
public record ProgressChart(
        String name,
        String unit,
        double value,
        double goal,
        double percentage,
        Optional<String> next,
        List<Point> points) {

    /** Where somebody stood at the end of a day. */
    public record Point(LocalDate day, double value) {}

    /** Letters keep their size: on a phone there is less beside each other, and not everything smaller. */
    public enum Layout implements WireNamed {
        WIDE(720, 400, 20),
        NARROW(360, 420, 17);

        private final int width;
        private final int height;
        private final int title;

        Layout(int width, int height, int title) {
            this.width = width;
            this.height = height;
            this.title = title;
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int MARGIN = 24;
    private static final int PLOT_TOP = 160;
    private static final int UNDER_PLOT = 78;

    public ProgressChart {
        points = List.copyOf(points);
    }

    public String svg(Theme theme, Layout layout) {
        var svg = new Svg(layout.width, layout.height, theme, name, description());
        draw(svg, layout);
        return svg.end();
    }

    /** Twice as large, with the same words in it. Not on an event loop. */
    public byte[] png(Theme theme, Layout layout) {
        var raster = new Raster(layout.width, layout.height, Palette.of(theme));
        draw(raster, layout);
        return Png.of(raster.end(), name, description());
    }

    private void draw(Canvas canvas, Layout layout) {
        int inner = layout.width - 2 * MARGIN;
        canvas.rectangle(0, 0, layout.width, layout.height, 16, "surface")
                .text(MARGIN, 46, layout.title, true, "text", "start", Svg.fitted(name, layout.title, inner))
                .text(MARGIN, 76, 15, false, "quiet", "start", Svg.fitted(standing(), 15, inner - 70))
                .text(layout.width - MARGIN, 76, 20, true, "text", "end", percent())
                .rectangle(MARGIN, 92, inner, 14, 7, "track");
        if (percentage > 0) {
            canvas.rectangle(MARGIN, 92, Math.max(14, inner * Math.min(100, percentage) / 100), 14, 7, "line");
        }
        plot(canvas, layout, inner);
        next.ifPresent(words ->
                canvas.text(MARGIN, layout.height - 22, 15, false, "quiet", "start", Svg.fitted(words, 15, inner)));
    }

    /** All that the picture shows, in words. */
    String description() {
        var from = points.size() < 2
                ? ""
                : " From %s on %s to %s on %s."
                        .formatted(
                                Svg.number(points.getFirst().value()),
                                DAY.format(points.getFirst().day()),
                                Svg.number(points.getLast().value()),
                                DAY.format(points.getLast().day()));
        return standing() + ", " + percent() + "." + from
                + next.map(words -> " " + words + ".").orElse("");
    }

    private String standing() {
        return (Svg.number(value) + " of " + Svg.number(goal) + " " + unit).strip();
    }

    /** Rounded down: nobody is done before they are. */
    private String percent() {
        return (int) Math.floor(percentage) + " %";
    }

    private void plot(Canvas canvas, Layout layout, int inner) {
        double bottom = layout.height - UNDER_PLOT;
        double top =
                Math.max(goal, points.stream().mapToDouble(Point::value).max().orElse(0));
        double goalAt = bottom - (bottom - PLOT_TOP) * goal / top;
        canvas.line(MARGIN, goalAt, MARGIN + inner, goalAt, "quiet", "4 5")
                .text(
                        MARGIN,
                        goalAt - 8,
                        13,
                        false,
                        "quiet",
                        "start",
                        "Goal: " + (Svg.number(goal) + " " + unit).strip())
                .line(MARGIN, bottom, MARGIN + inner, bottom, "track", "");
        if (points.isEmpty()) {
            return;
        }
        var first = points.getFirst().day();
        double days =
                Math.max(1, ChronoUnit.DAYS.between(first, points.getLast().day()));
        // Room for the last dot.
        double width = inner - 8;
        // A single day stands where the last one does.
        double left = points.size() == 1 ? MARGIN + width : MARGIN;
        var line = points.stream()
                .map(point -> Svg.number(left + width * ChronoUnit.DAYS.between(first, point.day()) / days)
                        + " "
                        + Svg.number(bottom - (bottom - PLOT_TOP) * Math.max(0, point.value()) / top))
                .collect(Collectors.joining(" L "));
        double lastX = MARGIN + width;
        double lastY =
                bottom - (bottom - PLOT_TOP) * Math.max(0, points.getLast().value()) / top;
        canvas.path(
                        "M %s %s L %s L %s %s Z"
                                .formatted(
                                        Svg.number(left),
                                        Svg.number(bottom),
                                        line,
                                        Svg.number(lastX),
                                        Svg.number(bottom)),
                        "fill",
                        "none",
                        0)
                .path("M " + line, "none", "line", 2.5)
                .circle(lastX, lastY, 5, "line")
                .text(
                        MARGIN + inner,
                        bottom + 20,
                        13,
                        false,
                        "quiet",
                        "end",
                        DAY.format(points.getLast().day()));
        if (points.size() > 1) {
            canvas.text(MARGIN, bottom + 20, 13, false, "quiet", "start", DAY.format(first));
        }
    }
}
