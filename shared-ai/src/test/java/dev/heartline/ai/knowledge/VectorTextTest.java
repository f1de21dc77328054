package dev.heartline.ai.knowledge;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VectorTextTest {

    @Test
    void everyNumberComesBackAsItWas() {
        var vector = new float[] {0.1f, -1, Float.MIN_VALUE, 0, 0.333333f};

        assertThat(VectorText.read(VectorText.of(vector))).containsExactly(vector);
    }

    @Test
    void theBytesAreThoseThatTheContractNames() {
        assertThat(VectorText.of(new float[] {1})).isEqualTo("AACAPw==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base 64!", "AACAfw=="})
    void whatIsNoVectorIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VectorText.read(text));
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        var nan = VectorText.of(new float[] {Float.NaN});

        assertThat(Base64.getDecoder().decode(nan)).hasSize(4);
        assertThatIllegalArgumentException().isThrownBy(() -> VectorText.read(nan));
    }
}
