package dev.heartline.engagement.milestone.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Paints what {@link Svg} writes, with the fonts of the machine, at twice the size, so that it is sharp on a phone. Takes milliseconds: not
 * on an event loop.
 */
final class Raster implements Canvas {

    static final int SCALE = 2;

    /** What words keep from the edge of the picture. */
    private static final double EDGE = 16;

    private final int width;
    private final Palette palette;
    private final BufferedImage image;
    private final Graphics2D graphics;

    Raster(int width, int height, Palette palette) {
        this.width = width;
        this.palette = palette;
        image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
        graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public Raster rectangle(double x, double y, double width, double height, double radius, String fill) {
        return filled(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), fill);
    }

    @Override
    public Raster circle(double x, double y, double radius, String fill) {
        return filled(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), fill);
    }

    @Override
    public Raster line(double x1, double y1, double x2, double y2, String stroke, String dashes) {
        var pattern = dashes.isEmpty() ? null : floats(dashes);
        graphics.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, pattern, 0));
        graphics.setColor(colour(stroke));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
        return this;
    }

    @Override
    public Raster path(String path, String fill, String stroke, double width) {
        var shape = shape(path);
        if (!fill.equals("none")) {
            filled(shape, fill);
        }
        if (!stroke.equals("none")) {
            graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(colour(stroke));
            graphics.draw(shape);
        }
        return this;
    }

    /** Letters may be wider here than where SVG is shown: what would leave the picture is made smaller. */
    @Override
    public Raster text(double x, double y, int size, boolean bold, String fill, String anchor, String words) {
        if (words.isBlank()) {
            return this;
        }
        var font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
        double room = room(x, anchor);
        double wanted = layout(words, font).getAdvance();
        var layout = layout(words, wanted <= room ? font : font.deriveFont((float) (size * room / wanted)));
        double advance = layout.getAdvance();
        double left = switch (anchor) {
            case "start" -> x;
            case "middle" -> x - advance / 2;
            case "end" -> x - advance;
            default -> throw new IllegalArgumentException("no anchor: " + anchor);
        };
        graphics.setColor(colour(fill));
        layout.draw(graphics, (float) left, (float) y);
        return this;
    }

    BufferedImage end() {
        graphics.dispose();
        return image;
    }

    private TextLayout layout(String words, Font font) {
        return new TextLayout(words, font, graphics.getFontRenderContext());
    }

    private double room(double x, String anchor) {
        return switch (anchor) {
            case "start" -> width - x - EDGE;
            case "end" -> x - EDGE;
            default -> 2 * Math.min(x, width - x) - 2 * EDGE;
        };
    }

    private Raster filled(Shape shape, String fill) {
        graphics.setColor(colour(fill));
        graphics.fill(shape);
        return this;
    }

    private static Shape shape(String path) {
        var shape = new Path2D.Double();
        var words = Arrays.asList(path.split(" ")).iterator();
        while (words.hasNext()) {
            switch (words.next()) {
                case "M" -> shape.moveTo(Double.parseDouble(words.next()), Double.parseDouble(words.next()));
                case "L" -> shape.lineTo(Double.parseDouble(words.next()), Double.parseDouble(words.next()));
                case "Z" -> shape.closePath();
                default -> throw new IllegalArgumentException("only straight lines are drawn: " + path);
            }
        }
        return shape;
    }

    private static float[] floats(String numbers) {
        var words = numbers.split(" ");
        var floats = new float[words.length];
        for (int n = 0; n < words.length; n++) {
            floats[n] = Float.parseFloat(words[n]);
        }
        return floats;
    }

    private Color colour(String name) {
        return Color.decode(palette.colour(name));
    }
}
