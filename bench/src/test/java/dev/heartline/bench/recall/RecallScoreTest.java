package dev.heartline.bench.recall;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecallScoreTest {

    private final RecallScore score = new RecallScore();

    @Test
    void theShareOfTheEvidenceAmongTheFirstFoundIsAveragedOverQuestions() {
        score.add(
                1,
                Set.of("D1:1", "D1:20"),
                IntStream.rangeClosed(1, 25).mapToObj(n -> "D1:" + n).toList());
        score.add(4, Set.of("D2:7"), List.of("D2:7"));

        assertThat(score.recall(0)).isEqualTo(0.75);
        assertThat(score.recall(1)).isEqualTo(0.75);
        assertThat(score.recall(2)).isEqualTo(1);
    }

    @Test
    void questionsForWhatIsNotSoAreShownButDoNotCount() {
        score.add(4, Set.of("D2:7"), List.of("D2:7"));
        score.add(5, Set.of("D2:8"), List.of());

        assertThat(score.recall(0)).isEqualTo(1);
        assertThat(score.toString())
                .contains("| asks for what isn't so | 1 | 0.000 |", "| all but the last kind | 1 | 1.000 |")
                .contains("Nothing was found for 1 of them");
    }
}
