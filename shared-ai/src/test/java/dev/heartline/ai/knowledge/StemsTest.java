package dev.heartline.ai.knowledge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StemsTest {

    @ParameterizedTest
    @CsvSource({
        "smoking, smokes",
        "stopped, stopping",
        "sleeping, sleeps",
        "studies, study",
        "walked, walk",
        "craving, cravings",
        "fall, falling",
        "doctor's, doctors"
    })
    void formsOfAWordAreCutAlike(String one, String other) {
        assertThat(Stems.stem(one)).isEqualTo(Stems.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"thing, th", "bus, bu", "stress, stres", "this, thi", "red, r"})
    void shortWordsAndOtherEndingsStayWhole(String word, String overcut) {
        assertThat(Stems.stem(word)).isNotEqualTo(overcut);
    }
}
