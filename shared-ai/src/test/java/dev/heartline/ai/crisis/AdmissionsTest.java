package dev.heartline.ai.crisis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionsTest {

    private static final String ASKED =
            "I ask everyone who sounds low, even when it's only a rough day: are you thinking about hurting yourself or ending your life?";

    private final CrisisDetector rules = new CrisisDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no, not like that. I'm just exhausted",
                "No! God no, it's just a bad week",
                "nope, just tired and hungry",
                "not at all, I only miss my bed",
                "just a rough day",
                "It's been a long week",
                "had a bad day at work",
                "only one of those days, was a hard shift"
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
                "rough day, and I can't do this anymore",
                "a bad day. nothing matters",
                "I'm just exhausted",
                "yes",
                "maybe"
            })
    void whatTakesItBackIsNone(String answer) {
        assertThat(rules.denies(answer, ASKED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yeah. I guess I could go for a walk next time instead",
                "yes I'm ready for my workout",
                "ok yes I will call my sister",
                "sure, yeah, maybe I should cook something tonight",
                "probably just tired",
                "maybe it's the weather",
                "I guess I'm only hungry",
                "kinda stressed from the move"
            })
    void aYesToSomethingElseAdmitsNothing(String answer) {
        assertThat(rules.admits(answer, ASKED)).isFalse();
        assertThat(rules.denies(answer, ASKED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yeah",
                "yes, sometimes",
                "yeah I've been thinking about it",
                "yes every night",
                "yeah I could make it quick",
                "yes I will take the pills and sleep",
                "maybe. I could walk into traffic",
                "I guess. I want to sleep and never wake",
                "yeah and I can call it a life",
                "probably",
                "probably only when I drink",
                "maybe just sometimes",
                "I guess I'm just tired of living",
                "kind of, it's a long night every night and I want it to end"
            })
    void aYesThatPointsBackIsOne(String answer) {
        assertThat(rules.admits(answer, ASKED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"just tired I guess", "I'm just exhausted", "only hungry really", "it's just stress"})
    void aShrugIsNoAnswer(String answer) {
        assertThat(rules.shrugsOff(answer, ASKED)).isTrue();
        assertThat(rules.denies(answer, ASKED)).isFalse();
        assertThat(rules.admits(answer, ASKED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"just tired of living", "I'm just done, I can't anymore", "only sometimes", "just want to die"})
    void whatIsMoreThanAShrugIsNone(String answer) {
        assertThat(rules.shrugsOff(answer, ASKED)).isFalse();
    }

    @Test
    void whereNothingWasAskedNothingIsDenied() {
        assertThat(rules.denies("no, just tired", "How was your day?")).isFalse();
    }
}
