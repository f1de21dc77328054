package dev.heartline.engagement.milestone.picture;

/** What pictures are drawn on. Colours are named as in {@link Palette}; lengths are pixels of the picture's own size. */
interface Canvas {

    Canvas rectangle(double x, double y, double width, double height, double radius, String fill);

    Canvas circle(double x, double y, double radius, String fill);

    /** @param dashes as in the attribute {@code stroke-dasharray}, or empty */
    Canvas line(double x1, double y1, double x2, double y2, String stroke, String dashes);

    /**
     * Straight lines.
     *
     * @param path as in the attribute {@code d}, of {@code M}, {@code L} and {@code Z} alone
     * @param fill a colour or {@code none}
     * @param stroke a colour or {@code none}
     */
    Canvas path(String path, String fill, String stroke, double width);

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Canvas text(double x, double y, int size, boolean bold, String fill, String anchor, String words);
}
