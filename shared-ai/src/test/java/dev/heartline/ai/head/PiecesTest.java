package dev.heartline.ai.head;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PiecesTest {

    @Test
    void sentencesStandAlone() {
        assertThat(Pieces.of("Walked today. Stop texting me!")).containsExactly("Walked today.", "Stop texting me!");
    }

    @Test
    void aSentenceWithoutEndIsCutIntoStretchesThatOverlap() {
        var pieces = Pieces.of("and then we went on ".repeat(10).strip());

        assertThat(pieces)
                .hasSizeGreaterThan(2)
                .allSatisfy(piece -> assertThat(piece.split(" ")).hasSizeLessThan(25));
    }

    @Test
    void theEndOfAnEndlessTextIsStillThere() {
        assertThat(Pieces.bounded("x".repeat(100_000) + " help").length()).isLessThanOrEqualTo(Pieces.LONGEST_TEXT + 1);
        assertThat(Pieces.bounded("x".repeat(100_000) + " help")).endsWith(" help");
    }

    @Test
    void thereAreNeverMoreThanForty() {
        assertThat(Pieces.of("a. ".repeat(600))).hasSize(40);
    }
}
