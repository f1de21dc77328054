package dev.heartline.ai.head;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LayerTest {

    /** Two units over two dimensions: one for the first, one against the second. */
    private final Layer layer = Layer.of(new float[] {1, 0, 0, -2}, new float[] {-0.5f, 0.25f});

    @Test
    void theVectorStaysAndEachUnitAnswersAfterIt() {
        assertThat(layer.expanded(new float[] {1, 0})).containsExactly(1, 0, 0.5f, 0.25f);
    }

    @Test
    void aUnitIsSilentBelowItsBias() {
        assertThat(layer.expanded(new float[] {0.25f, 1})).containsExactly(0.25f, 1, 0, 0);
    }
}
