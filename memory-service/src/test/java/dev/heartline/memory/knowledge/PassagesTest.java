package dev.heartline.memory.knowledge;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.heartline.memory.knowledge.Passages.Cut;

import static org.assertj.core.api.Assertions.assertThat;

class PassagesTest {

    @Test
    void aPassageKnowsTheHeadingsAboveIt() {
        var passages = Passages.of("""
                Read this first.

                # Sleep
                ## Caffeine
                The last coffee before *noon*.
                ## [Naps](https://example.org)
                Up to **twenty** minutes.
                # Food #
                Breakfast helps.
                """, true);

        assertThat(passages)
                .containsExactly(
                        new Cut(null, "Read this first."),
                        new Cut("Sleep > Caffeine", "The last coffee before noon."),
                        new Cut("Sleep > Naps", "Up to twenty minutes."),
                        new Cut("Food", "Breakfast helps."));
    }

    @Test
    void shortParagraphsOfASectionAreOnePassage() {
        var passages =
                Passages.of("One thing.\n\nAnother\nthing.\n\n- an item\n- an item of more\n  than one line", false);

        assertThat(passages)
                .containsExactly(new Cut(null, "One thing.\nAnother thing.\nan item\nan item of more than one line"));
    }

    @Test
    void aLongParagraphIsCutBetweenSentences() {
        var sentences = IntStream.range(0, 40)
                .mapToObj("This is sentence number %d of a paragraph."::formatted)
                .toList();

        var passages = Passages.of(String.join(" ", sentences), false);

        assertThat(passages)
                .hasSizeGreaterThan(2)
                .allSatisfy(passage -> assertThat(passage.text())
                        .hasSizeLessThanOrEqualTo(Passages.LONGEST)
                        .startsWith("This is")
                        .endsWith("paragraph."));
        assertThat(passages.stream().map(Cut::text).collect(Collectors.joining(" ")))
                .isEqualTo(String.join(" ", sentences));
    }

    @Test
    void whatHasNoSentencesIsCutAllTheSame() {
        assertThat(Passages.of("x".repeat(5_000), false))
                .hasSize(8)
                .allSatisfy(passage -> assertThat(passage.text()).hasSizeLessThanOrEqualTo(Passages.LONGEST));
        assertThat(Passages.of("😀".repeat(1_000), false))
                .allSatisfy(passage -> assertThat(passage.text().codePoints()).allMatch(one -> one == 0x1F600));
    }

    @Test
    void aWordThatIsDividedAtTheEndOfALineIsWhole() {
        assertThat(Passages.of("Who drinks heav-\nily needs a doctor, well-\nBeing apart.", false))
                .containsExactly(new Cut(null, "Who drinks heavily needs a doctor, well- Being apart."));
    }

    @Test
    void plainTextHasNoHeadings() {
        assertThat(Passages.of("# of drinks: 4", false)).containsExactly(new Cut(null, "# of drinks: 4"));
    }

    @Test
    void whereThereAreNoWordsThereIsNoPassage() {
        assertThat(Passages.of("  \n\n---\n```\n# \n", true)).isEmpty();
    }
}
