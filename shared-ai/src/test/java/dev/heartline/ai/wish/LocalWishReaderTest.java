package dev.heartline.ai.wish;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
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
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class LocalWishReaderTest {

    private static final Embedder EMBEDDER = new CachedEmbedder(new BgeSmallEmbedder(1), 1_000);
    private static final WishReader READER = new LocalWishReader(EMBEDDER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "please stop texting me | TEXTS",
                "STOP TEXTING ME!!! | TEXTS",
                "Stop calling me. | CALLS",
                "Don’t text me again | TEXTS",
                "no more texts please | TEXTS",
                "take me off your list | ALL",
                "remove me from this list please | ALL",
                "unsubscribe me from this | ALL",
                "I want to opt out | ALL",
                "Wrong number, please stop | ALL",
                "I no longer wish to receive these | ALL",
                "Great week, walked every day. Please stop texting me though. | TEXTS",
            })
    void plainWordsStop(String text, Scope scope) {
        assertThat(read(text, Medium.TEXT)).isEqualTo(new Wish(Kind.STOP, scope, By.WORDS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Don't call me again. | CALLS", "Take me off your list. | ALL", "I want to opt out. | ALL"})
    void soDoSpokenOnes(String text, Scope scope) {
        assertThat(read(text, Medium.SPEECH)).isEqualTo(new Wish(Kind.STOP, scope, By.WORDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "👍",
                "I want to stop smoking",
                "I'm opting out of dessert tonight",
                "My ex won't stop calling me and it's ruining my sleep",
                "I quit calling in sick this month",
                "Take me off sugar and I get grumpy",
                "please don't stop texting me",
                "my boss won't stop calling me",
                "stop calling me lazy",
                "I need to stop texting while driving",
                "no more chips for me",
                "I don't want any more snacks",
                "remove me from the kitchen, I keep snacking",
                "call me, and don't stop texting me",
                "my son sent you STOP as a prank",
                "I never text and drive",
                "ne t'arrêtes pas, j'aime te lire",
                "yes please",
                "help me",
            })
    void wordsAboutSomethingElseDoNot(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isEqualTo(Kind.NONE);
    }

    /** It ends on the call, and concerns no call after it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please stop recording. | NONE",
                "Stop recording this call, please. | NONE",
                "I don't want to be recorded. | NONE",
                "Turn off the recording. | NONE",
                "Stop recording me and stop calling me. | STOP",
                "Stop recording. And don't call me again. | STOP"
            })
    void whoWantsNoRecordingWantsNoEndOfCalls(String text, Kind kind) {
        assertThat(read(text, Medium.SPEECH).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no more texts today", "stop texting until monday", "don't call me today, I'm at work"})
    void aPauseIsNoOptOut(String text) {
        assertThat(read(text, Medium.TEXT).kind()).isNotEqualTo(Kind.STOP);
    }

    @Test
    void keywordsAndReactionsComeFirst() {
        assertThat(read("Stop\n\nSent from my iPhone", Medium.TEXT))
                .isEqualTo(new Wish(Kind.STOP, Scope.ALL, By.KEYWORD));
        assertThat(read("Arrêt", Medium.TEXT)).isEqualTo(new Wish(Kind.STOP, Scope.ALL, By.KEYWORD));
        assertThat(read("Disliked “Shall I stop texting you?”", Medium.TEXT).kind())
                .isEqualTo(Kind.REACTION);
    }

    @Test
    void onlyACallCanBeHungUp() {
        assertThat(read("okay I have to go now, goodbye", Medium.SPEECH).kind()).isEqualTo(Kind.HANG_UP);
        assertThat(read("okay I have to go now, goodbye", Medium.TEXT).kind()).isEqualTo(Kind.NONE);
    }

    @Test
    void noTextKeepsItBusy() {
        for (var phrase : List.of(" ", "stop ", "don't call me ", "Liked “", "\n- ", "a", "🛑", "é", ". ")) {
            var hostile = phrase.repeat(50_000);

            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(hostile, Medium.TEXT));
        }
    }

    private static Wish read(String text, Medium medium) {
        return READER.read(new Utterance(text, "", () -> EMBEDDER.embed(text)), medium);
    }
}
