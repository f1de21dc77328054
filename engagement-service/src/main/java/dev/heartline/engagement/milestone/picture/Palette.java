package dev.heartline.engagement.milestone.picture;

/**
 * Colours as {@code #rrggbb}.
 *
 * @param quiet text of less weight; 4.5:1 on the surface, as WCAG 2.2 asks of text
 * @param line what is drawn; 3:1 on the surface, as it asks of graphics
 * @param track what is not yet filled, and lines to read by: decoration
 */
record Palette(String surface, String text, String quiet, String line, String fill, String track) {

    static final Palette LIGHT = new Palette("#ffffff", "#1b2430", "#55606e", "#0b7a5c", "#d3efe5", "#e3e8ee");
    static final Palette DARK = new Palette("#141a21", "#f1f5f9", "#a9b4c0", "#4fd1a5", "#1e4d40", "#2b3540");

    /** By the name of its component. */
    String colour(String name) {
        return switch (name) {
            case "surface" -> surface;
            case "text" -> text;
            case "quiet" -> quiet;
            case "line" -> line;
            case "fill" -> fill;
            case "track" -> track;
            default -> throw new IllegalArgumentException("no colour: " + name);
        };
    }

    /** Of a picture that can't ask what its viewer prefers. */
    static Palette of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    private String variables() {
        return "--surface:%s;--text:%s;--quiet:%s;--line:%s;--fill:%s;--track:%s"
                .formatted(surface, text, quiet, line, fill, track);
    }

    /** A picture keeps its colours to itself also where it is put into a page. */
    static String css(Theme theme) {
        return switch (theme) {
            case LIGHT -> "svg{%s}".formatted(LIGHT.variables());
            case DARK -> "svg{%s}".formatted(DARK.variables());
            case AUTO ->
                "svg{%s}@media(prefers-color-scheme:dark){svg{%s}}".formatted(LIGHT.variables(), DARK.variables());
        };
    }
}
