package dev.heartline.ai.callback;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.callback.CallbackRequests.Texted.At;
import dev.heartline.ai.callback.CallbackRequests.Texted.TakenBack;
import dev.heartline.ai.callback.CallbackRequests.Texted.Whenever;
import dev.heartline.events.vocabulary.FollowUpType;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackRequestsTest {

    /** A Wednesday. */
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-04T14:20:41");

    private final CallbackRequests requests = new CallbackRequests();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Call me tomorrow at six.                                | 2026-03-05T18:00
            can you call me back tomorrow at 6pm?                   | 2026-03-05T18:00
            Could you ring me on Friday at 9:30                     | 2026-03-06T09:30
            please call me again on Thursday morning                | 2026-03-05T09:00
            give me a call tonight                                  | 2026-03-04T19:00
            I can't talk right now, can you call me in an hour?     | 2026-03-04T15:21
            call back in half an hour please                        | 2026-03-04T14:51
            Sorry, I'm driving. Call me in twenty minutes           | 2026-03-04T14:41
            try me again at 5 p.m.                                  | 2026-03-04T17:00
            let's talk again tomorrow evening at seven              | 2026-03-05T19:00
            can we do this tomorrow at noon instead?                | 2026-03-05T12:00
            you can call me at half past six                        | 2026-03-04T18:30
            call me at nine                                         | 2026-03-05T09:00
            Call me tomorrow at eight in the evening                | 2026-03-05T20:00
            phone me the day after tomorrow at 18:45                | 2026-03-06T18:45
            yeah okay, call me Wednesday at four                    | 2026-03-11T16:00
            would you please call me at six thirty tomorrow         | 2026-03-05T18:30
            call me at eight tomorrow evening                       | 2026-03-05T20:00
            can you call me at 8 tonight                            | 2026-03-04T20:00
            ring me at 8:30 friday night                            | 2026-03-06T20:30
            phone me at half past eight on Thursday evening         | 2026-03-05T20:30
            call me at eight on Saturday morning                    | 2026-03-07T08:00
            can you call me around 8 tomorrow night?                | 2026-03-05T20:00
            call me at eight this evening                           | 2026-03-04T20:00
            call me at five tomorrow afternoon                      | 2026-03-05T17:00
            call me at 12:30 tomorrow afternoon                     | 2026-03-05T12:30
            call me on Friday at eight at night                     | 2026-03-06T20:00
            call me at 8 pm tomorrow evening                        | 2026-03-05T20:00
            call me today at eight                                  | 2026-03-04T20:00
            call me tomorrow at eight                               | 2026-03-05T08:00
            """)
    void aTimeThatIsAskedForIsHeard(String said, LocalDateTime when) {
        assertThat(requests.in(said, NOW).orElseThrow().day()).isEqualTo(when.toLocalDate());
        assertThat(requests.in(said, NOW).orElseThrow().time()).hasValue(when.toLocalTime());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call me at 8 tonight     | 07:30 | 2026-03-04T20:00
            call me at 8 tonight     | 10:00 | 2026-03-04T20:00
            call me tonight at 8     | 00:30 | 2026-03-04T20:00
            call me at eight         | 07:30 | 2026-03-04T08:00
            call me at eight         | 10:00 | 2026-03-04T20:00
            call me at eight         | 20:30 | 2026-03-05T08:00
            call me today at eight   | 07:30 | 2026-03-04T08:00
            call me at eight tomorrow evening | 07:30 | 2026-03-05T20:00
            """)
    void anHourIsTheOneOfThePartOfTheDayOrElseTheNext(String said, LocalTime at, LocalDateTime when) {
        assertThat(requests.in(said, NOW.toLocalDate().atTime(at)))
                .hasValueSatisfying(
                        asked -> assertThat(asked.day().atTime(asked.time().orElseThrow()))
                                .isEqualTo(when));
    }

    /** A misreading is to be heard. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call me at eight tomorrow evening | 2026-03-04T14:20 | tomorrow at eight in the evening
            call me tomorrow at eight         | 2026-03-04T14:20 | tomorrow at eight in the morning
            call me at 8 tonight              | 2026-03-04T14:20 | today at eight in the evening
            call me at half past six          | 2026-03-04T14:20 | today at 6:30 in the evening
            call me at noon on Friday         | 2026-03-04T14:20 | on Friday at noon
            call me tomorrow at 12:30         | 2026-03-04T14:20 | tomorrow at 12:30 in the afternoon
            call me Wednesday at four         | 2026-03-04T14:20 | on Wednesday, March 11, at four in the afternoon
            call me on Friday                 | 2026-03-04T14:20 | on Friday
            call me in a few days             | 2026-03-04T14:20 | on Saturday
            call me in half an hour           | 2026-03-04T14:20 | in half an hour
            call me tomorrow at nine          | 2026-03-05T00:30 | tomorrow, Friday, at nine in the morning
            call me today at nine             | 2026-03-05T00:30 | today, Thursday, at nine in the morning
            call me tomorrow                  | 2026-03-05T02:59 | tomorrow, Friday
            call me tomorrow                  | 2026-03-05T03:00 | tomorrow
            text me tomorrow night            | 2026-03-04T14:20 | tomorrow at seven in the evening
            """)
    void aTimeIsSaidAsItWasUnderstood(String said, LocalDateTime now, String spoken) {
        assertThat(requests.in(said, now).orElseThrow().spoken(now)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Text me tomorrow at six about it.                       | 2026-03-05T18:00
            can you text me about it tomorrow at 6pm?               | 2026-03-05T18:00
            Could you message me on Friday at 9:30?                 | 2026-03-06T09:30
            please send me a text on Thursday morning               | 2026-03-05T09:00
            text me in an hour to remind me to stretch              | 2026-03-04T15:21
            I can't talk right now, text me tonight instead         | 2026-03-04T19:00
            text me tomorrow at noon to see how it went             | 2026-03-05T12:00
            check in with me by text tomorrow evening please        | 2026-03-05T18:00
            text me about how it goes tomorrow at four              | 2026-03-05T16:00
            """)
    void aTextThatIsAskedForIsHeardOnACallAndInAText(String said, LocalDateTime when) {
        var heard = requests.in(said, NOW).orElseThrow();

        assertThat(heard.by()).isEqualTo(FollowUpType.SMS);
        assertThat(heard.day().atTime(heard.time().orElseThrow())).isEqualTo(when);
        assertThat(requests.askedToText(said, NOW)).hasValue(new At(heard));
        assertThat(requests.texted(said, NOW)).as("no call is asked for").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my sister said text me tomorrow at six",
                "I'll text you tomorrow at six",
                "she'll text me tomorrow about it",
                "text my wife tomorrow at six",
                "text me",
                "text me later",
                "text me about the game on Friday",
                "text me about tomorrow",
                "don't text me tomorrow",
                "if you text me tomorrow I won't answer",
                "text me tomorrow or I'll lose it",
                "text me at three in the morning",
                "did you text me yesterday?",
                "call me tomorrow at six"
            })
    void whatIsNoCertainRequestForATextIsNone(String said) {
        assertThat(requests.askedToText(said, NOW))
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        none -> assertThat(none)
                                .hasValueSatisfying(back -> assertThat(back).isInstanceOf(TakenBack.class)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no need to text me tomorrow",
                "please don't text me then after all",
                "Text me at six. Actually, don't bother texting me."
            })
    void aTextCanBeTakenBackAsWell(String said) {
        assertThat(requests.askedToText(said, NOW))
                .hasValueSatisfying(back -> assertThat(back).isInstanceOf(TakenBack.class));
        assertThat(requests.agreed(said, NOW))
                .hasValueSatisfying(agreed -> assertThat(agreed.request()).isEmpty());
    }

    /** By text a call is taken back only where it is meant. */
    @Test
    void whoWantsNoTextTakesNoCallBack() {
        assertThat(requests.texted("Don't text me, I'll call you.", NOW)).isEmpty();
        assertThat(requests.askedToText("Don't text me, I'll call you.", NOW)).hasValue(new TakenBack());
        assertThat(requests.askedToText("Don't call me, I'll text you.", NOW)).isEmpty();
        assertThat(requests.texted("Don't call me, I'll text you.", NOW)).hasValue(new TakenBack());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Can you text me tomorrow at six about it? | true
            Hey! Text me tonight, please.             | true
            I'm busy, text me tonight                 | false
            Not now. Text me tomorrow.                | false
            text me later                             | false
            Call me tomorrow at six.                  | false
            hello                                     | false
            """)
    void whoOnlyAsksForATextAsksForNoPause(String said, boolean only) {
        assertThat(CallbackRequests.isOnlyForAText(said)).isEqualTo(only);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Call me at six. No, text me at seven.  | SMS
            Text me at seven. No, call me at six.  | CALL
            Call me at six. Please don't text me.  | CALL
            Text me at seven. Don't call me.       | SMS
            """)
    void theLastWordSaysHow(String said, FollowUpType by) {
        assertThat(requests.in(said, NOW).orElseThrow().by()).isEqualTo(by);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actually no, don't call me tomorrow",
                "never mind",
                "No need to call, I'll manage.",
                "please cancel that call",
                "Forget it.",
                "you don't have to call me back tomorrow",
                "I'd rather you didn't ring me at six",
                "I'd prefer if you didn't call me tomorrow",
                "Call me at six. On second thoughts I'll be out. Don't bother calling.",
                "but please don't phone me back after all",
                "Let's not talk on Sunday."
            })
    void aRequestCanBeTakenBack(String said) {
        assertThat(requests.agreed(said, NOW))
                .hasValueSatisfying(agreed -> assertThat(agreed.request()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't mind, forget the weather, call my sister",
                "my boss said don't phone the client",
                "Don't bother with the email.",
                "I told him not to ring, and he rang.",
                "don't call my wife",
                "You didn't call me at six.",
                "you didn't call on Friday",
                "I think you didn't text me today",
                "Never mind the noise.",
                "I changed my mind about the gym."
            })
    void whatIsNotAboutOurCallTakesNothingBack(String said) {
        assertThat(requests.agreed(said, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don't bother with the email. Call me tomorrow at six.",
                "Don't call me on Sunday. Call me tomorrow at six.",
                "Never mind. Can you ring me tomorrow at six?"
            })
    void theLastWordCounts(String said) {
        assertThat(requests.in(said, NOW))
                .hasValueSatisfying(asked ->
                        assertThat(asked.day()).isEqualTo(NOW.toLocalDate().plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call me tomorrow                 | 2026-03-05
            can you call me back on Sunday?  | 2026-03-08
            call me in three days            | 2026-03-07
            """)
    void anHourMayBeLeftOpen(String said, LocalDate day) {
        assertThat(requests.in(said, NOW)).hasValueSatisfying(asked -> {
            assertThat(asked.day()).isEqualTo(day);
            assertThat(asked.time()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my mom said call me tomorrow at six",
                "My mom said, call me tomorrow at six",
                "My ex texted, can we talk tomorrow at eight",
                "If I don't text you, call me tomorrow at six",
                "My boss will call me tomorrow at six.",
                "they always call me at six in the morning",
                "don't call me tomorrow",
                "Please don't call me at six again.",
                "never call me at night",
                "I'll call you tomorrow at six",
                "you called me yesterday at six",
                "I told her to call me tomorrow",
                "call me next Friday",
                "call me later",
                "call me whenever",
                "call me crazy",
                "can you call me a taxi for six?",
                "call my doctor tomorrow at nine",
                "call me today at nine in the morning",
                "call me tomorrow or I'll lose it",
                "if you call me tomorrow at six I won't answer",
                "I'd hate it if you could call me at six",
                "let's talk about tomorrow",
                "call me at 27",
                "call me tonight at eleven",
                "call me tomorrow at 6 am",
                "call me in eight hours",
                "call me at seven tomorrow morning",
                "call me at ten tomorrow night",
                "call me at 12 tomorrow night",
                "call me at twelve tonight",
                "call me at three tomorrow night",
                "call me at 8 am tomorrow evening",
                "call me at night",
                "call me at nine this morning",
                "try again tomorrow, that's what I tell myself",
                "let's do it tomorrow"
            })
    void whatIsNoCertainRequestIsNone(String said) {
        assertThat(requests.in(said, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            can you call me tomorrow at 5?                      | 2026-03-05T17:00
            Hey! Please call me on Friday morning :)            | 2026-03-06T09:00
            bad day. could you ring me tonight?                 | 2026-03-04T19:00
            Call me at six. Actually, call me at seven instead. | 2026-03-04T19:00
            don't call me tomorrow. call me on friday at 4      | 2026-03-06T16:00
            """)
    void aTextMayAskForACall(String text, LocalDateTime when) {
        assertThat(requests.texted(text, NOW))
                .hasValueSatisfying(asked -> assertThat(asked)
                        .isInstanceOfSatisfying(
                                At.class,
                                at -> assertThat(at.request()
                                                .day()
                                                .atTime(at.request().time().orElseThrow()))
                                        .isEqualTo(when)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call me",
                "Call me please!",
                "can you call me back?",
                "hi, could you please give me a call when you can",
                "call me asap",
                "Call me later, thanks",
                "call me whenever",
                "rough day. just call me back"
            })
    void aTextMayLeaveTheTimeToUs(String text) {
        assertThat(requests.texted(text, NOW)).contains(new Whenever());
        assertThat(requests.in(text, NOW)).as("said on a call").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call me Robin",
                "they call me lazy",
                "you can call me crazy",
                "why did you call me?",
                "did you call me",
                "call me when the diet works",
                "call me if I forget, will you",
                "my mom said call me",
                "never call me",
                "my sister never calls",
                "call me next Friday",
                "never mind",
                "changed my mind about the gym",
                "I should call my doctor",
                "can I call you?",
                "can you text me tomorrow at six?"
            })
    void whatIsNoRequestByTextIsNone(String text) {
        assertThat(requests.texted(text, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't call me tomorrow",
                "Call me at six. Sorry, please don't call after all",
                "no need to call",
                "cancel my call please",
                "please don't phone me back after all"
            })
    void aTextTakesACallBackThatItNames(String text) {
        assertThat(requests.texted(text, NOW))
                .hasValueSatisfying(back -> assertThat(back).isInstanceOf(TakenBack.class));
    }

    private static final String ASKED = "2026-03-05T10:00, 2026-03-05T18:00, 2026-03-06T18:00, 2026-03-08T08:00";

    /** Of calls that they asked for on two days and at two hours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please don't call me tomorrow.                     | 2026-03-05T10:00, 2026-03-05T18:00
            no need to call tomorrow at six, I'm off           | 2026-03-05T10:00, 2026-03-05T18:00
            don't call me tomorrow morning                     | 2026-03-05T10:00
            please don't ring me in the morning                | 2026-03-05T10:00
            Please don't call me on Friday, I work nights      | 2026-03-06T18:00
            cancel my call on Friday                           | 2026-03-06T18:00
            don't call me at six                               | 2026-03-05T18:00, 2026-03-06T18:00
            don't call me at eight after all                   | 2026-03-08T08:00
            Don't call me tomorrow. Don't call me on Friday.   | 2026-03-05T10:00, 2026-03-05T18:00, 2026-03-06T18:00
            no need to call me today                           | ''
            Don't call me right now.                           | ''
            """)
    void onlyWhatIsNamedIsTakenBack(String text, String gone) {
        var back = requests.texted(text, NOW).orElseThrow();

        assertThat(back).isInstanceOf(TakenBack.class);
        assertThat(taken(back)).isEqualTo(gone);
    }

    private static String taken(CallbackRequests.Texted back) {
        return Stream.of(ASKED.split(", "))
                .filter(call -> back.off().stream().anyMatch(off -> off.takes(LocalDateTime.parse(call))))
                .collect(Collectors.joining(", "));
    }

    /** A wish for all times, or another number: of it others hear. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please don't call me at work.",
                "please don't call me on weekends",
                "Don't call me in the mornings, please",
                "don't call me at night",
                "don't call me on Mondays",
                "Don't call me on Friday nights",
                "don't call me at six every day",
                "please don't phone me at school",
                "don't ring me during the day",
                "Don't call me so late",
                "don't call me this early",
                "Don't call me in the middle of the night",
                "don't call me on this number",
                "don't call me in class",
                "no need to text me on Sundays",
                "please don't text me at work"
            })
    void whatIsMeantForAllTimesTakesNothingBack(String said) {
        assertThat(requests.texted(said, NOW)).isEmpty();
        assertThat(requests.askedToText(said, NOW)).isEmpty();
        assertThat(requests.agreed(said, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Don't call me at six, call me at seven                  | 2026-03-04T19:00 | 2026-03-05T18:00, 2026-03-06T18:00
            Don't call me at six but call me at seven               | 2026-03-04T19:00 | 2026-03-05T18:00, 2026-03-06T18:00
            please don't call me at six and call me at seven instead | 2026-03-04T19:00 | 2026-03-05T18:00, 2026-03-06T18:00
            don't ring me at six ring me at seven please            | 2026-03-04T19:00 | 2026-03-05T18:00, 2026-03-06T18:00
            Don't call me at six, but at seven                      | 2026-03-04T19:00 | 2026-03-05T18:00, 2026-03-06T18:00
            Don't call me tomorrow at six, call me at seven         | 2026-03-05T19:00 | 2026-03-05T10:00, 2026-03-05T18:00
            Don't call me tomorrow, can you call me on Friday at 4? | 2026-03-06T16:00 | 2026-03-05T10:00, 2026-03-05T18:00
            don't call me tomorrow. call me on friday at 4          | 2026-03-06T16:00 | 2026-03-05T10:00, 2026-03-05T18:00
            Call me on Friday at four. Don't call me tomorrow.      | 2026-03-06T16:00 | 2026-03-05T10:00, 2026-03-05T18:00
            Don't call me at work, call me tomorrow at six          | 2026-03-05T18:00 | ''
            """)
    void whatIsWantedInsteadIsTheRequest(String said, LocalDateTime when, String gone) {
        var asked = requests.in(said, NOW).orElseThrow();
        var texted = requests.texted(said, NOW).orElseThrow();

        assertThat(asked.day().atTime(asked.time().orElseThrow())).isEqualTo(when);
        assertThat(texted).isEqualTo(new At(asked, texted.off()));
        assertThat(taken(texted)).isEqualTo(gone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Don't call me because my boss said call me at six",
                "Don't call me if you'd rather they call me at six",
                "Don't call me today, call me at seven",
                "please don't call me, my mom said call me tomorrow at six"
            })
    void whatSomebodyElseWantsOrCantBeIsNotWantedInstead(String said) {
        assertThat(requests.in(said, NOW)).isEmpty();
    }

    @Test
    void oneOfBothMayTakeThePlaceOfTheOther() {
        assertThat(requests.in("Don't call, text me at seven.", NOW)
                        .orElseThrow()
                        .by())
                .isEqualTo(FollowUpType.SMS);
        assertThat(requests.texted("Don't call, text me at seven.", NOW)).hasValue(new TakenBack());
        assertThat(requests.askedToText("Don't call, text me at seven.", NOW))
                .hasValueSatisfying(text -> assertThat(text).isInstanceOf(At.class));
        assertThat(requests.askedToText("Don't text me, call me at seven.", NOW))
                .hasValue(new TakenBack());
    }

    /** On a call one thing is agreed on: the last, unless it is taken back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Call me on Friday at four. | Please don't call me tomorrow.          | 2026-03-06T16:00
            Call me on Friday at four. | Please don't call me at work.           | 2026-03-06T16:00
            Call me on Friday at four. | Don't call me at six.                   | 2026-03-06T16:00
            Call me on Friday at four. | Don't call me on Friday after all.      | -
            Call me on Friday at four. | Don't call me tomorrow. Nor call me on Friday. Don't call me on Friday. | -
            Call me tomorrow at six.   | Don't call me tomorrow. Don't call me on Friday. | -
            Call me tomorrow at six.   | Don't call me at six, call me at seven. | 2026-03-04T19:00
            Call me on Friday.         | Don't call me on Friday morning.        | -
            Call me tomorrow at six.   | Never mind.                             | -
            """)
    void whatIsTakenBackOnACallIsWhatTheyName(String before, String later, LocalDateTime stands) {
        var agreed = requests.agreed(later, NOW)
                .map(last -> last.after(requests.agreed(before, NOW).orElseThrow()))
                .or(() -> requests.agreed(before, NOW))
                .orElseThrow();

        assertThat(agreed.request()
                        .map(asked -> asked.day().atTime(asked.time().orElseThrow()))
                        .orElse(null))
                .isEqualTo(stands);
    }
}
