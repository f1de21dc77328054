package dev.heartline.ai.wish;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.wish.Wish.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class CarrierKeywordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
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
                "STOP!!!",
                "ＳＴＯＰ",
                "Arrêt",
                "ARRET",
                "stop stop stop",
                "Stop please",
                "please stop, thank you",
                "STOP 🙏",
                "🛑",
                "Stop\n\nSent from my iPhone",
                "STOP\nGet Outlook for Android",
                "Stop\n- Pat",
                "Stop\n--\nPat Miller",
                "Stop -- Dr. Pat Miller, MD",
                "Stopp bitte",
                "ALTO por favor",
            })
    void stops(String text) {
        assertThat(inText(text)).isEqualTo(Kind.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "yes", "Yes!", "unstop"})
    void starts(String text) {
        assertThat(inText(text)).isEqualTo(Kind.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "help?", "Info"})
    void asksForHelp(String text) {
        assertThat(inText(text)).isEqualTo(Kind.HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "👍",
                "stop smoking",
                "the end",
                "help me",
                "yes please",
                "please",
                "non-stop",
                "start tomorrow",
                "Cancel -- tomorrow works better",
                "STOP -- SMOKING DAY 3"
            })
    void moreThanTheKeywordIsNone(String text) {
        assertThat(inText(text)).isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "end", "yes", "start", "help", "quit"})
    void whatIsSaidToAVoiceIsNoKeyword(String text) {
        assertThat(CarrierKeywords.in(Plain.words(text), Medium.SPEECH)).isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe", "Opt out.", "stop all"})
    void unlessItCanMeanNothingElse(String text) {
        assertThat(CarrierKeywords.in(Plain.words(text), Medium.SPEECH)).isEqualTo(Kind.STOP);
    }

    private static Kind inText(String text) {
        return CarrierKeywords.in(Plain.words(Plain.withoutSignature(text)), Medium.TEXT);
    }
}
