package dev.heartline.engagement.milestone.picture;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What was reached and on which day, to be shown around: nothing else, least of all who it was. Of the size that social networks show
 * (1200 × 630).
 */
public record Celebration(String name, LocalDate day) {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int SIZE = 60;

    /** A phone shows it at less than a third of the size, and this as 12 pixels: the least that is read. */
    private static final int SMALL = 40;

    private static final int LETTERS_IN_A_LINE = 28;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** Dots around the words, in no order and always the same. */
    private static final int[][] DOTS = {
        {90, 90, 14}, {210, 60, 8}, {330, 110, 10}, {480, 55, 14}, {640, 95, 8}, {790, 60, 12}, {930, 110, 8},
        {1060, 70, 16}, {1140, 170, 10}, {60, 230, 8}, {1110, 320, 8}, {80, 400, 12}, {1150, 460, 14}, {70, 550, 8},
        {190, 520, 14}, {330, 580, 8}, {470, 545, 12}, {620, 585, 8}, {770, 545, 14}, {910, 580, 8}, {1050, 550, 12}
    };

    public String svg(Theme theme) {
        var svg = new Svg(WIDTH, HEIGHT, theme, name, reached());
        draw(svg);
        return svg.end();
    }

    /** Twice as large, with the same words in it. Not on an event loop. */
    public byte[] png(Theme theme) {
        var raster = new Raster(WIDTH, HEIGHT, Palette.of(theme));
        draw(raster);
        return Png.of(raster.end(), name, reached());
    }

    private String reached() {
        return "Reached on " + DAY.format(day);
    }

    private void draw(Canvas canvas) {
        canvas.rectangle(0, 0, WIDTH, HEIGHT, 0, "surface");
        for (int n = 0; n < DOTS.length; n++) {
            canvas.circle(DOTS[n][0], DOTS[n][1], DOTS[n][2], n % 3 == 0 ? "line" : n % 3 == 1 ? "fill" : "track");
        }
        var lines = lines();
        double y = HEIGHT / 2.0 - (lines.size() - 1) * SIZE * 0.6;
        for (var line : lines) {
            canvas.text(WIDTH / 2.0, y, SIZE, true, "text", "middle", line);
            y += SIZE * 1.2;
        }
        canvas.text(WIDTH / 2.0, y + 18, SMALL, false, "quiet", "middle", reached());
    }

    /** Two lines at most. */
    private List<String> lines() {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : Arrays.asList(name.split(" "))) {
            if (!line.isEmpty() && lines.isEmpty() && line.length() + word.length() >= LETTERS_IN_A_LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.stream()
                .map(words -> Svg.fitted(words, SIZE, WIDTH - 240.0))
                .toList();
    }
}
