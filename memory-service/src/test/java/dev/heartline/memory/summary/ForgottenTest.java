package dev.heartline.memory.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.memory.episode.Denied;

import static org.assertj.core.api.Assertions.assertThat;

class ForgottenTest {

    private static final Instant DENIED = Instant.parse("2026-03-09T18:00:00Z");
    private static final Instant BEFORE = DENIED.minus(Duration.ofHours(1));

    private final Forgotten forgotten = new Forgotten(List.of(
            new Denied("Hates cooking on Mondays", DENIED, List.of("I hate cooking on Mondays, I'll order in.")),
            new Denied("They said: \"I am a failure at work\"", DENIED, List.of("I am a failure at work."))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Challenges: hates cooking on Mondays. | ''
            Challenges: hates cooking on Mondays; hates running on Fridays. | Challenges: hates running on Fridays.
            Challenges: hates cooking on Tuesdays. | Challenges: hates cooking on Tuesdays.
            Challenges: "I am a failure at work". | ''
            Committed: I'll order in on 9 Mar 2026; I'll walk. | Committed: I'll walk.
            In their words: "I hate cooking on Mondays." Sounded sad. | Sounded sad.
            They told the coach that they hate cooking on Mondays. | ''
            Talked about cooking and work. | Talked about cooking and work.
            Was in a crisis; danger to life was heard. Challenges: hates cooking on Mondays. | Was in a crisis; danger to life was heard.
            """)
    void aSummaryTellsAllButWhatWasDenied(String summary, String left) {
        assertThat(DayText.without(summary, (part, words) -> forgotten.isUntold(part, words, BEFORE))
                        .orElse(""))
                .isEqualTo(left);
    }

    @Test
    void whatIsSaidFromThenOnIsTold() {
        assertThat(forgotten.isListed("Hates cooking on Mondays", BEFORE)).isTrue();
        assertThat(forgotten.isListed("Hates cooking on Mondays", DENIED)).isFalse();
    }

    @Test
    void aWordAloneIsInTooManySentences() {
        var coffee = new Forgotten(List.of(new Denied("Likes coffee", DENIED, List.of())));

        assertThat(coffee.isListed("Likes coffee", BEFORE)).isTrue();
        assertThat(coffee.isIn("Talked to Bob over coffee.", BEFORE)).isFalse();
    }
}
