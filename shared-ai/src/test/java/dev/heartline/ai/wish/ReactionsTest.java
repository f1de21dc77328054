package dev.heartline.ai.wish;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReactionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Liked “I can stop texting you for a week if you like”",
                "Loved “Well done”",
                "Disliked “Don't you want to stop?”",
                "Laughed at “STOP”",
                "Emphasized “You can call 988 at any time”",
                "Emphasised “You can call 988 at any time”",
                "Questioned “Shall I call you?”",
                "Liked \"I walked to work today\"",
                "Liked “a very long text that the phone cut…”",
                "Liked “a very long text that the network cut",
                "Loved “You said: \"I'd rather stop\". Well done.”",
                "Removed a like from “Well done”",
                "Removed a heart from “Well done”",
                "Removed an exclamation from “Well done”",
                "Reacted 👍 to “Well done”",
                "Reacted 😂 to “Well done”",
                "👍 to “Well done”",
                "\u200a\u200b👍\u200b to \u201c\u200aWell done\u200a\u201d",
                "❤️ to “Well done”",
                "Liked an image",
                "Loved a message",
                "Le gustó “Bien hecho”",
                "Le encantó “Bien hecho”",
                "Reaccionó con 👍 a “Bien hecho”",
                "A aimé « Bien joué »",
                "A adoré « Bien joué »",
                "Gefällt „Gut gemacht“",
                "Gostou de “Muito bem”",
            })
    void whatAPhoneSendsForATapIsAReaction(String text) {
        assertThat(Reactions.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Liked",
                "liked your text",
                "Liked \"The Bear\", you?",
                "Loved “The Bear” but stop texting me",
                "I liked “The Bear”",
                "Questioned my life choices today",
                "Loved it!",
                "Stop",
                "👍",
                "👍 to the walk",
                "Loved a good walk today",
                "Removed a tooth today",
            })
    void whatSomebodyWritesIsNone(String text) {
        assertThat(Reactions.isOne(text)).isFalse();
    }
}
