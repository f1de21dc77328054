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
            Hey, can you call me tomorrow at 5? | tomorrow at 5
            call me on friday                   | on friday
            """)
    void theAnswerNamesTheTimeThatWasAskedFor(String text, String when) {
        assertThat(answer(text, ZoneId.of("Europe/London"))).contains("call", when, "stands against it");
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
