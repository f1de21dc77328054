package dev.heartline.ai.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OtherLanguageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me quiero morir",
                "no puedo más",
                "dejenme morir ya",
                "tengo el frasco en la mano",
                "je suis à bout",
                "ich will nicht mehr",
                "meu marido me bate",
                "мне плохо",
                "¿puedes llamarme?"
            })
    void anotherLanguageIsMadeOut(String text) {
        assertThat(OtherLanguage.isLikely(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "probably the rain",
                "tired",
                "I went to la Rambla with my sister and we had tapas",
                "can’t find my keys 🙃",
                "no, me neither",
                "the DJ played all night"
            })
    void englishIsEnglish(String text) {
        assertThat(OtherLanguage.isLikely(text)).isFalse();
    }
}
