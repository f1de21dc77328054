package dev.heartline.ai.coach;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks on a call to be called, or takes that back, hears how it was understood. */
class CallOnACallTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Call me at eight tomorrow evening. | 2026-03-04T14:20 | tomorrow at eight in the evening
            Can you call me tomorrow at eight? | 2026-03-04T14:20 | tomorrow at eight in the morning
            Can you call me at 8 tonight?      | 2026-03-04T10:00 | today at eight in the evening
            Call me tomorrow at nine, please.  | 2026-03-05T00:40 | tomorrow, Friday, at nine in the morning
            Call me in an hour.                | 2026-03-04T14:20 | in an hour
            Text me tomorrow at six.           | 2026-03-04T14:20 | tomorrow at six in the evening
            """)
    void theTimeIsSaidAsItWasUnderstood(String said, LocalDateTime now, String when) {
        assertThat(answer(now, said)).contains(when);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Call me tomorrow at six.   | Please don't call me tomorrow after all. | tomorrow at six in the evening | off
            Call me tomorrow at six.   | Let's not talk tomorrow, after all.      | tomorrow at six in the evening | off
            Text me on Friday.         | Please don't text me on Friday.          | on Friday                      | off
            Call me on Friday at four. | Please don't call me tomorrow.           | on Friday at four              | stays
            Call me on Friday at four. | Please don't text me tomorrow.           | on Friday at four              | stays
            Call me on Friday at four. | Don't call me on Friday, call me tomorrow at four. | call you tomorrow at four | call
            """)
    void whatIsTakenBackIsSaidAndWhatStays(String before, String said, String when, String what) {
        assertThat(answer(LocalDateTime.parse("2026-03-04T14:20"), before, said))
                .contains(when, what);
    }

    /** Nothing was agreed on that could be off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I slept badly.             | Please don't call me tomorrow.
            Call me tomorrow at six.   | Please don't call me at work.
            """)
    void whatTakesNothingBackIsNotSaidToBeOff(String before, String said) {
        assertThat(answer(LocalDateTime.parse("2026-03-04T14:20"), before, said))
                .doesNotContain("is off", "stays", "asked me for");
    }

    private static String answer(LocalDateTime now, String... lines) {
        var person = new Person("Ana", List.of(), List.of(), List.of(), null, null, false, ZONE);
        var context = new CoachContext(
                new UUID(7, 7), CallDirection.INBOUND, null, List.of(), Locale.US, null, person, new UUID(1, 1));
        var at = now.atZone(ZONE).toInstant();
        var turns = new ArrayList<>(List.of(new Turn(0, Speaker.COACH, "Hi Ana, this is your AI coach.", at)));
        for (var line : lines) {
            turns.add(new Turn(turns.size(), Speaker.USER, line, at));
            turns.add(new Turn(turns.size(), Speaker.COACH, said(context, turns), at));
        }
        return turns.getLast().text();
    }

    private static String said(CoachContext context, List<Turn> turns) {
        return CoachReply.await(LocalEngines.COACH.reply(context, new Conversation(turns)), Duration.ofSeconds(30))
                .text();
    }
}
