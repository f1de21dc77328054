package dev.heartline.service.policy.copy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CopyCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Don't be lazy, call me back.                | shames",
                "You let yourself down again.                | shames",
                "You promised, remember?                     | makes guilty",
                "You should have called.                     | makes guilty",
                "No thanks, I don't want to feel better.     | shames a refusal",
                "Hurry, your reward is waiting!              | makes a false hurry",
                "Don't lose your streak!                     | makes a false hurry",
                "You are behind this week.                   | compares with others",
                "Great, you are down two pounds!             | rewards eating less or weighing less",
                "You kept your calories low. Well done!      | rewards eating less or weighing less",
                "You won a prize!                            | promises money",
                "Well done, {first_name}!                    | has characters that make a text longer, or a gap that was not filled",
            })
    void whatHarmsIsFound(String message, String objection) {
        assertThat(CopyCheck.objections(message)).contains(objection);
    }

    @Test
    void aMessageOfMoreThanOneTextIsFound() {
        assertThat(CopyCheck.objections("a".repeat(160))).isEmpty();
        assertThat(CopyCheck.objections("a".repeat(161))).containsExactly("does not fit into one text");
        assertThat(CopyCheck.objections(" ")).containsExactly("says nothing");
    }

    @Test
    void onlyPraiseMustNotNameAWeight() {
        assertThat(CopyCheck.harms("Time to log your weight", false)).isEmpty();
        assertThat(CopyCheck.harms("Your weight is down, well done", true))
                .containsExactly("rewards eating less or weighing less");
    }

    @Test
    void aKindMessagePasses() {
        assertThat(CopyCheck.objections("Thank you for the talk. It was good to hear you."))
                .isEmpty();
    }
}
