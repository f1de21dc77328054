package dev.heartline.ai.wish;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.wish.Wish.By;
import dev.heartline.ai.wish.Wish.Kind;
import dev.heartline.ai.wish.Wish.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** What is about some hours, or about some other number, neither ends nor pauses what comes at other hours and to this one. */
class TimesAndOtherNumbersTest {

    private static final Embedder EMBEDDER = new CachedEmbedder(new BgeSmallEmbedder(1), 1_000);
    private static final WishReader READER = new LocalWishReader(EMBEDDER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stop calling me at 6 am.",
                "Don't call before nine.",
                "No calls on Sundays please.",
                "Please don't text me at five in the morning.",
                "Quit ringing me at midnight.",
                "No texts after 10 pm.",
                "Stop texting me at 2 am!",
                "Don't call me on weekends.",
                "I don't want calls on Saturdays.",
                "I don't want to be called in the mornings.",
                "Please stop calling during dinner.",
                "Don't ring me at seven, that's when I feed the baby.",
                "Never text me at night.",
                "Can you not call me on Mondays?",
                "Could you stop calling at 6 in the morning?",
                "No more calls at six in the morning please.",
                "Don't message me before 10.",
                "Please don't call before 8 am.",
                "No texts on weekends.",
                "Stop calling me in the evenings.",
                "Could you not text me at 4 in the morning, please?",
                "Please quit calling at dinnertime.",
                "I don't like being called in the evenings.",
                "No texts on Fridays, it's the sabbath.",
                "Don't phone before noon.",
                "And please don't call so early.",
                "Stop texting me so late at night.",
                "No more texts at two in the morning.",
                "Never ring before eight, my wife works nights.",
                "Don't text on Sunday mornings.",
                "Please stop calling me at lunchtime.",
                "I don't want any texts after nine pm.",
                "Can you stop ringing me at six in the morning?",
                "Don't text me around midnight.",
                "Quit texting in the middle of the night.",
                "No calls on holidays, please.",
                "Please don't message me during the night.",
                "Never call at 7:30 in the morning.",
                "Don't contact me on weekdays.",
                "Just don't call after ten at night.",
            })
    void whoRefusesSomeHoursIsReachedAtOthers(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isEqualTo(Kind.NONE);
        assertThat(read(text, Medium.SPEECH).kind()).isNotIn(Kind.STOP, Kind.POSTPONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't call me at six today",
                "no texts before noon tomorrow",
                "not tonight, call me later",
                "please don't call until Monday",
            })
    void oneDayIsAPause(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isEqualTo(Kind.POSTPONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Actually, cancel that call.",
                "can you cancel tomorrow's call?",
                "Sorry, I need to skip the Friday call",
                "please call off our next appointment",
                "let's drop this session"
            })
    void oneCallThatWasAgreedIsNotAllOfThem(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isNotEqualTo(Kind.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel the calls, all of them",
                "Cancel that call and take me off your list",
                "cancel the call service, I don't want it any more"
            })
    void anEndOfAllCallsIsOne(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isEqualTo(Kind.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't text my work phone",
                "take my office line off",
                "no texts on this old number, use the new one",
                "please don't call my desk phone, my cell is fine",
                "never ring the house phone, ring my mobile",
                "remove my landline, this one is right",
                "Don't message my company cell, IT reads it",
                "can you take the landline off your list? I only want calls on my cell",
                "do not use my old number",
                "delete my work number please",
                "no calls to the office line please",
                "unsubscribe my other phone, keep this one",
                "text my new number instead of this one",
                "please call my cell and not the landline",
                "take my second number off and leave this one on",
                "don't call the shop phone",
                "I don't want texts on my work mobile",
                "my office line shouldn't get these calls, use my cell",
                "don't call my home number, the baby sleeps",
                "please drop my work line from the list, my mobile's fine",
                "please do not message my work mobile, I'm not allowed to look at it there",
                "Use my personal cell, no texts on the company phone",
                "don't ring our landline, it's for my mother",
                "drop my business number, thanks",
                "no calls on my desk line please",
                "not the office phone please, they listen in",
                "please take the old number out of your system, I have the new one now",
                "don't send texts to my old phone",
                "never call the home line, only my mobile",
                "take my school phone off your list, my own cell is the one to text",
                "call my mobile, don't call the kitchen phone",
                "I'd like no messages on my work cell",
                "can you delete my old number",
                "don't use my landline for calls",
                "please no texts on my second phone",
                "remove the landline and keep this one",
                "don't dial my work extension",
                "no calls to my old cell, it's with my son now",
                "unsubscribe my work number, I only want these on this number",
                "please don't text my business phone, text this one",
            })
    void anotherNumberOfTheirsBindsNothingHere(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isEqualTo(Kind.NONE);
        assertThat(read(text, Medium.SPEECH).kind()).isNotIn(Kind.STOP, Kind.POSTPONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            this is my work phone, stop texting me | TEXTS
            stop texting my work phone | TEXTS
            do not ring my work number again | CALLS
            Take this number off your list | ALL
            remove my number from your list | ALL
            don't text this number again | TEXTS
            This is a work phone. Do not use it. | ALL
            no more texts on my work phone | TEXTS
            stop calling my landline | CALLS
            no more calls on my office line | CALLS
            Take me off your list, this is my work line | ALL
            Do not text this phone anymore, it's my work one | TEXTS
            don't call my house again | CALLS
            Don't text my work phone. Actually, stop texting me altogether. | TEXTS
            Don't call me before nine. And stop texting me for good. | TEXTS
            Stop calling me at 6 am and take me off your list | ALL
            """)
    void thisNumberBindsWhateverItIsCalledAndSoDoesAnEnd(String text, Scope scope) {
        assertThat(read(text, Medium.TEXT)).isEqualTo(new Wish(Kind.STOP, scope, By.WORDS));
    }

    private static Wish read(String text, Medium medium) {
        return READER.read(new Utterance(text, "", () -> EMBEDDER.embed(text)), medium);
    }
}
