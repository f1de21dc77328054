package dev.heartline.ai.crisis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionsTest {

    private static final String ASKED =
            "It sounds very heavy, and I want to ask you directly: are you thinking about hurting yourself or ending your life?";

    private final CrisisDetector rules = new CrisisDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no, not like that. I'm just exhausted",
                "No! God no, it's just a bad week",
                "nope, just tired and hungry",
                "not at all, I only miss my bed"
            })
    void aClearNoIsOne(String answer) {
        assertThat(rules.denies(answer, ASKED)).isTrue();
        assertThat(rules.admits(answer, ASKED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no, but I don't want to be here",
                "no. there's just no point anymore",
                "not really",
                "no, I'm just tired of living",
                "no, I just can't go on",
                "not yet",
                "I'm just exhausted",
                "yes",
                "maybe"
            })
    void whatTakesItBackIsNone(String answer) {
        assertThat(rules.denies(answer, ASKED)).isFalse();
    }

    @Test
    void whereNothingWasAskedNothingIsDenied() {
        assertThat(rules.denies("no, just tired", "How was your day?")).isFalse();
    }
}
