package dev.heartline.engagement.milestone.picture;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
