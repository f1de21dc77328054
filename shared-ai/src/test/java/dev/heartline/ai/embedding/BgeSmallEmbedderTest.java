package dev.heartline.ai.embedding;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class BgeSmallEmbedderTest {

    private static final BgeSmallEmbedder EMBEDDER = new BgeSmallEmbedder(1);

    @Test
    void aVectorHasItsLengthAndSize() {
        var vector = EMBEDDER.embed("Hates cooking on Mondays");

        assertThat(vector).hasSize(EMBEDDER.dimensions()).hasSize(384);
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4));
    }

    @Test
    void likeMeaningsAreNear() {
        var cooking = EMBEDDER.embed("Hates cooking on Mondays");

        double near = dot(cooking, EMBEDDER.embed("Doesn't like to make dinner at the start of the week"));
        double far = dot(cooking, EMBEDDER.embed("The train to Madrid leaves at nine"));

        assertThat(near).isGreaterThan(far + 0.1);
    }

    @Test
    void theVectorsAreLangChain4jsOwn() {
        var reference = new BgeSmallEnV15QuantizedEmbeddingModel();

        for (var text : List.of("I walked after dinner", "Schläft schlecht 😴"))
            assertThat(EMBEDDER.embed(text))
                    .containsExactly(reference.embed(text).content().vector(), within(1e-4f));
    }

    @Test
    void manyThreadsGetTheSameVectors() throws Exception {
        var texts = List.of("sleep", "sugar at night", "walks after dinner", "a hard week at work");
        var expected = EMBEDDER.embedAll(texts);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> EMBEDDER.embedAll(texts)))
                    .toList();

            for (var run : runs)
                for (int i = 0; i < texts.size(); i++)
                    assertThat(run.get().get(i)).containsExactly(expected.get(i));
        }
    }

    @Test
    void aBlankTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EMBEDDER.embed(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> EMBEDDER.embed(null));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
