package dev.heartline.ai.coach;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks by text to be called isn't told that we can't: somebody plans it. */
class CallByTextTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hey, can you call me tomorrow at 5? | tomorrow at five in the afternoon
            call me at eight tomorrow evening   | tomorrow at eight in the evening
            Don't call me at six, call me at 7  | today at seven in the evening
            call me on friday                   | on Friday
            """)
    void theAnswerNamesTheTimeThatWasAskedFor(String text, String when) {
        assertThat(answer(text, ZoneId.of("Europe/London"))).contains("call", when, "stands against it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Can you text me tomorrow at 5 about it? | tomorrow at five in the afternoon
            text me about this on friday            | on Friday
            """)
    void theAnswerSaysThatATextIsToCome(String text, String when) {
        assertThat(answer(text, ZoneId.of("Europe/London")))
                .contains("text", when, "stands against it")
                .doesNotContain("call");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please don't call me tomorrow.          | call | tomorrow
            no need to call me on Friday, I'm away  | call | on Friday
            Don't text me tomorrow morning          | text | tomorrow in the morning
            Don't call me at six, I'm still at work | call | at six
            """)
    void theAnswerSaysWhatIsTakenBackAndThatTheOthersStay(String text, String what, String when) {
        assertThat(answer(text, ZoneId.of("Europe/London"))).contains(what, when, "off", "stay");
    }

    @Test
    void whatIsTakenBackAltogetherIsSaidSo() {
        assertThat(answer("No need to call me after all.", ZoneId.of("Europe/London")))
                .contains("you asked me for")
                .doesNotContain("stay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Please don't call me at work.", "Please don't text me in the mornings"})
    void aWishForAllTimesTakesNothingBack(String text) {
        assertThat(answer(text, ZoneId.of("Europe/London"))).doesNotContain("you asked me for", "off");
    }

    @Test
    void whereTheyNameNoTimeItNamesNone() {
        assertThat(answer("call me please", ZoneId.of("Europe/London"))).contains("call", "stands against it", "hour");
    }

    /** Nobody plans a call for them. */
    @Test
    void whoseClockNobodyKnowsIsPromisedNothing() {
        assertThat(answer("can you call me tomorrow at 5?", null)).doesNotContain("stands against it");
    }

    private static String answer(String text, ZoneId zone) {
        var person = new Person("Ana", List.of(), List.of(), List.of(), null, null, false, zone);
        var context = CoachContext.ofTexts(new UUID(7, 7), Locale.US, person, new UUID(1, 1));
        var thread = new Conversation(List.of(new Turn(0, Speaker.USER, text, NOON)));
        return CoachReply.await(LocalEngines.COACH.reply(context, thread), Duration.ofSeconds(30))
                .text();
    }
}
