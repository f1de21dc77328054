package dev.heartline.engagement.milestone.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import dev.heartline.engagement.milestone.picture.ProgressChart.Layout;
import dev.heartline.engagement.milestone.picture.ProgressChart.Point;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code -Dheartline.write-pages} writes the golden files: look at them in a browser before you commit them. */
class PictureTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/heartline/engagement/milestone/picture");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 28);

    private static final ProgressChart WALK = new ProgressChart(
            "14 days in a row: evening walk",
            "days",
            12,
            14,
            85.7,
            Optional.of("2 to go"),
            IntStream.range(0, 19)
                    .mapToObj(n -> new Point(DAY.plusDays(n < 7 ? n : n + 2), n < 7 ? n + 1 : n - 6))
                    .toList());

    private static final ProgressChart LESSON = new ProgressChart(
            "First lesson done",
            "lesson",
            1,
            1,
            100,
            Optional.of("Next: 5 lessons done, 4 to go"),
            List.of(new Point(DAY, 1)));

    private static final Celebration REACHED = new Celebration("14 days in a row: evening walk", DAY);

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("chart-wide-light", WALK.svg(Theme.LIGHT, Layout.WIDE)),
                Arguments.of("chart-wide-dark", WALK.svg(Theme.DARK, Layout.WIDE)),
                Arguments.of("chart-narrow-light", WALK.svg(Theme.LIGHT, Layout.NARROW)),
                Arguments.of("chart-narrow-dark", WALK.svg(Theme.DARK, Layout.NARROW)),
                Arguments.of("chart-of-one-day", LESSON.svg(Theme.AUTO, Layout.NARROW)),
                Arguments.of("celebration-light", REACHED.svg(Theme.LIGHT)),
                Arguments.of("celebration-dark", REACHED.svg(Theme.DARK)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void thePictureIsTheOneThatWasLookedAt(String name, String svg) throws IOException {
        var golden = GOLDEN.resolve(name + ".svg");
        if (Boolean.getBoolean("heartline.write-pages")) {
            Files.writeString(golden, svg);
        }

        assertThat(svg).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void thePictureSaysInWordsWhatItShows(String name, String svg) throws Exception {
        var root = parsed(svg).getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("t d");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
    }

    /** Fonts differ from machine to machine: what is the same everywhere is looked at. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    void thePngShowsTheSameAndSaysItInWords(Layout layout) throws IOException {
        for (var theme : Theme.values()) {
            var png = read(WALK.png(theme, layout));
            var palette = Palette.of(theme);
            var image = png.getRenderedImage();
            var pixels = (BufferedImage) image;

            assertThat(image.getWidth()).isEqualTo(layout == Layout.WIDE ? 1440 : 720);
            assertThat(words(png)).containsEntry("Title", WALK.name()).containsEntry("Description", WALK.description());
            assertThat(colour(pixels, 10, image.getHeight() / 2)).isEqualTo(palette.surface());
            assertThat(colour(pixels, 100, 198)).isEqualTo(palette.line());
            assertThat(colour(pixels, image.getWidth() - 80, 198)).isEqualTo(palette.track());
            assertThat(share(pixels, 48, 60, 400, 36, palette.text())).isBetween(0.02, 0.6);
        }
    }

    @Test
    void aLongNameStaysInThePicture() throws IOException {
        var name = new Celebration("W".repeat(40) + " " + "M".repeat(40), DAY);

        var image = (BufferedImage) read(name.png(Theme.LIGHT)).getRenderedImage();

        assertThat(share(image, 0, 400, 24, 400, Palette.LIGHT.text())).isZero();
        assertThat(share(image, image.getWidth() - 24, 400, 24, 400, Palette.LIGHT.text()))
                .isZero();
        assertThat(share(image, 60, 400, image.getWidth() - 120, 400, Palette.LIGHT.text()))
                .isPositive();
    }

    private static IIOImage read(byte[] png) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));
        return reader.readAll(0, null);
    }

    private static Map<String, String> words(IIOImage png) {
        var entries = ((IIOMetadataNode) png.getMetadata().getAsTree("javax_imageio_png_1.0"))
                .getElementsByTagName("iTXtEntry");
        return IntStream.range(0, entries.getLength())
                .mapToObj(n -> (IIOMetadataNode) entries.item(n))
                .collect(Collectors.toMap(it -> it.getAttribute("keyword"), it -> it.getAttribute("text")));
    }

    private static String colour(BufferedImage image, int x, int y) {
        return "#%06x".formatted(image.getRGB(x, y) & 0xffffff);
    }

    /** 0..1, the share of pixels of exactly this colour. */
    private static double share(BufferedImage image, int left, int top, int width, int height, String colour) {
        long found = 0;
        for (int x = left; x < left + width; x++) {
            for (int y = top; y < top + height; y++) {
                found += colour(image, x, y).equals(colour) ? 1 : 0;
            }
        }
        return found / (double) (width * height);
    }

    @Test
    void theWordsTellTheWholePicture() {
        assertThat(WALK.description())
                .isEqualTo("12 of 14 days, 85 %. From 1 on 28 Oct 2026 to 12 on 17 Nov 2026. 2 to go.");
    }

    @Test
    void whatUsersCallTheirHabitsIsNeverMarkup() throws Exception {
        var hostile = "</title><script>alert(1)</script>\u0000\u0007 & \"quotes\" 'n ]]> \ud800 😀";

        var svg = new ProgressChart(hostile, "days", 1, 3, 33.3, Optional.of(hostile), List.of())
                .svg(Theme.AUTO, Layout.NARROW);

        assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(parsed(new Celebration(hostile, DAY).svg(Theme.AUTO))
                        .getElementsByTagName("script")
                        .getLength())
                .isZero();
    }

    @Test
    void thePictureIsTheSameInAnyLocale() {
        var before = Locale.getDefault();
        var here = WALK.svg(Theme.LIGHT, Layout.WIDE);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            assertThat(WALK.svg(Theme.LIGHT, Layout.WIDE)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    /** WCAG 2.2: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of graphics. */
    @ParameterizedTest
    @MethodSource("palettes")
    void whatIsToBeReadStandsOut(Palette palette) {
        assertThat(contrast(palette.text(), palette.surface())).isGreaterThan(7);
        assertThat(contrast(palette.quiet(), palette.surface())).isGreaterThan(4.5);
        assertThat(contrast(palette.line(), palette.surface())).isGreaterThan(3);
        assertThat(contrast(palette.line(), palette.fill())).isGreaterThan(3);
    }

    static Stream<Palette> palettes() {
        return Stream.of(Palette.LIGHT, Palette.DARK);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }
}
