package dev.heartline.ai.wish;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class OptOutKeywordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"STOP\"",
                "STOPALL",
                "stop all",
                "UNSUBSCRIBE",
                "Cancel",
                "END",
                "quit",
                "REVOKE",
                "OPTOUT",
                "Opt-out",
                "opt out!",
                "STOP!!!",
                "ＳＴＯＰ",
            })
    void carrierKeywordsOptOut(String body) {
        assertThat(OptOutKeywords.classify(body)).isEqualTo(Keyword.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please stop texting me",
                "Please stop",
                "stop please",
                "no, stop",
                "unsubscribe please",
                "STOP TEXTING ME!!!",
                "Stop texting.",
                "quit calling me",
                "Can you please stop messaging me? Thanks",
                "hey guys I'm busy, stop texting and calling me",
                "I'd like you to stop calling me now",
                "I want you to stop contacting me",
                "Thanks for everything. Please stop calling me.",
                "stop sending me messages",
                "please stop sending these texts",
                "stop with the texts please",
                "stop all these calls",
                "Don’t text me again",
                "don't text or call me ever again",
                "do not contact me",
                "Never call me again!",
                "don't send me any more texts",
                "no more texts please",
                "I don't want any more messages from you",
                "I don't want to receive texts anymore",
                "I do not wish to be contacted",
                "I don't want to hear from you",
                "I want to unsubscribe",
                "i'd like to opt out of these messages",
                "opt me out",
                "Unsubscribe me from this",
                "remove me from your list",
                "take me off this list please",
                "delete my number",
                "lose my number",
                "leave me alone",
                "I revoke my consent to be contacted",
            })
    void plainWordsOptOut(String body) {
        assertThat(OptOutKeywords.classify(body)).isEqualTo(Keyword.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "👍",
                "I want to stop smoking",
                "I want to quit",
                "How do I stop?",
                "I can't stop eating chips at night",
                "I quit smoking!",
                "stop smoking day 3 done",
                "Please stop me from buying ice cream",
                "please stop, you're making me blush",
                "Stop. I ate the whole cake",
                "stop it haha",
                "non-stop cravings today",
                "the bus stop was full",
                "my boss won't stop calling me",
                "my ex keeps texting, how do I get him to stop texting me",
                "I told my sister to stop calling me lazy",
                "stop calling me lazy",
                "I need to stop texting while driving",
                "I want to stop texting my ex",
                "don't call me today, I'm at work",
                "don't call me now",
                "don't call me, text me",
                "don't text me on Mondays",
                "please don't call me before nine",
                "no more chips for me",
                "no more excuses",
                "I don't want any more snacks",
                "I don't want to",
                "cancel my Tuesday call",
                "Can we cancel tomorrow?",
                "in the end I walked",
                "the end",
                "end of the week works",
                "leave me alone with a pizza and I eat it all",
                "I deleted my number of apps by half",
                "let me unsubscribe from the pizza newsletter",
                "I ended up fine",
                "remove me from the kitchen, I keep snacking",
                "call me, and don't stop texting me",
                "yes please",
                "yes I did my walk",
                "start tomorrow",
                "I'll start on Monday",
                "help me",
                "can you help?",
                "help, I can't do this any more",
                "what info do you need",
            })
    void conversationIsNoKeyword(String body) {
        assertThat(OptOutKeywords.classify(body)).isEqualTo(Keyword.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "yes", "Yes!", "unstop"})
    void optsIn(String body) {
        assertThat(OptOutKeywords.classify(body)).isEqualTo(Keyword.OPT_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "help?", "Info"})
    void asksForHelp(String body) {
        assertThat(OptOutKeywords.classify(body)).isEqualTo(Keyword.HELP);
    }

    @Test
    void noTextKeepsItBusy() {
        for (var phrase :
                List.of("can you please ", "ok please now ", "any more ", "stop sending any more ", "ever again ")) {
            var hostile = phrase.repeat(4_000);

            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> OptOutKeywords.classify(hostile));
        }
    }
}
