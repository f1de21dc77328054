package dev.heartline.sms.template;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EngagementScoreTest {

    @ParameterizedTest
    @CsvSource({
        "OPT_OUT,         POSITIVE, true,  0",
        "OTHER,           NEUTRAL,  false, 0.5",
        "OTHER,           ,         true,  0.7",
        "OTHER,           NEGATIVE, false, 0.4",
        "REPORT_PROGRESS, POSITIVE, true,  1",
        "ASK_QUESTION,    MIXED,    false, 0.7",
        "EMERGENCY,       NEGATIVE, true,  0",
    })
    void aReplyIsWorthMoreWhereItIsPromptTellsSomethingAndIsGlad(
            SmsIntent intent, Sentiment sentiment, boolean prompt, double worth) {
        assertThat(EngagementScore.of(intent, sentiment, prompt)).isCloseTo(worth, within(1e-9));
    }
}
