package dev.heartline.ai.head;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.head.Listener.Heard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ListenerTest {

    /** Answers with the only number of a meaning, in logits. */
    private static final Head.Question QUESTION =
            new Head.Question("danger", 0, new float[] {1}, new byte[Wording.FEATURES], 1, Map.of());

    @Test
    void aStretchCountsByItself() {
        var heard = List.of(heard(-2), heard(4), heard(-5));

        assertThat(Listener.surest(heard, QUESTION)).isCloseTo(0.982, within(0.001));
    }

    @Test
    void aStretchCountsInContextOnlyHalfwayToWhatTheWholeSays() {
        var heard = List.of(heard(-2), heard(4), heard(-5));

        assertThat(Listener.surestInContext(heard, QUESTION)).isCloseTo(0.731, within(0.001));
    }

    @Test
    void theWholeCountsInFullWhereNoStretchSaysMore() {
        var heard = List.of(heard(2), heard(-4), heard(1));

        assertThat(Listener.surestInContext(heard, QUESTION)).isEqualTo(Listener.surest(heard, QUESTION));
    }

    private static Heard heard(float logit) {
        return new Heard("words", new float[0], new float[] {logit}, new int[0]);
    }
}
