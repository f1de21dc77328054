package dev.heartline.engagement.milestone.picture;

import java.util.Locale;

/** Writes SVG, element by element: nothing from outside gets in unescaped, and nothing depends on a locale. */
final class Svg implements Canvas {

    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";

    private final StringBuilder text = new StringBuilder();

    /**
     * @param title what it is
     * @param description what it shows, for those who don't see it
     */
    Svg(int width, int height, Theme theme, String title, String description) {
        text.append(String.format(
                Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-labelledby="t d">
                <title id="t">%3$s</title>
                <desc id="d">%4$s</desc>
                <style>%5$s text{%6$s}</style>
                """, width, height, escaped(title), escaped(description), Palette.css(theme), FONT));
    }

    @Override
    public Svg rectangle(double x, double y, double width, double height, double radius, String fill) {
        return element("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"var(--%s)\"/>"
                .formatted(number(x), number(y), number(width), number(height), number(radius), fill));
    }

    @Override
    public Svg circle(double x, double y, double radius, String fill) {
        return element("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"var(--%s)\"/>"
                .formatted(number(x), number(y), number(radius), fill));
    }

    @Override
    public Svg line(double x1, double y1, double x2, double y2, String stroke, String dashes) {
        return element("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"var(--%s)\" stroke-width=\"1.5\"%s/>"
                .formatted(
                        number(x1),
                        number(y1),
                        number(x2),
                        number(y2),
                        stroke,
                        dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    @Override
    public Svg path(String path, String fill, String stroke, double width) {
        return element(
                "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>"
                        .formatted(path, paint(fill), paint(stroke), number(width)));
    }

    @Override
    public Svg text(double x, double y, int size, boolean bold, String fill, String anchor, String words) {
        return element("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s fill=\"var(--%s)\" text-anchor=\"%s\">%s</text>"
                .formatted(
                        number(x), number(y), size, bold ? " font-weight=\"700\"" : "", fill, anchor, escaped(words)));
    }

    String end() {
        return text.append("</svg>\n").toString();
    }

    /** At most one digit behind the point, and none that says nothing. */
    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    /** Cut to about so many pixels: letters are about 0.56 of their size wide. */
    static String fitted(String words, int size, double width) {
        int most = (int) (width / (size * 0.56));
        if (words.codePointCount(0, words.length()) <= most) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, Math.max(1, most - 1)))
                        .stripTrailing() + "…";
    }

    private Svg element(String element) {
        text.append(element).append('\n');
        return this;
    }

    private static String paint(String colour) {
        return colour.equals("none") ? colour : "var(--" + colour + ")";
    }

    /** Characters that XML has no place for are left out. */
    static String escaped(String words) {
        var safe = new StringBuilder();
        words.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (isLegal(point)) {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isLegal(int point) {
        return point >= 0x20
                && !(point >= 0x7f && point <= 0x9f)
                && !(point >= 0xd800 && point <= 0xdfff)
                && point != 0xfffe
                && point != 0xffff;
    }
}
