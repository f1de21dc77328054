package dev.heartline.ai.embedding;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CachedEmbedderTest {

    private final List<String> computed = new ArrayList<>();
    private final CachedEmbedder cached = new CachedEmbedder(new LengthEmbedder(), 2);

    @Test
    void aTextIsEmbeddedOnce() {
        cached.embed("walk");
        cached.embedAll(List.of("walk", "walk"));

        assertThat(computed).containsExactly("walk");
    }

    @Test
    void theOneUnusedLongestMakesRoom() {
        cached.embedAll(List.of("one", "two", "one", "three", "one", "two"));

        assertThat(computed).containsExactly("one", "two", "three", "two");
        assertThat(cached.size()).isEqualTo(2);
    }

    @Test
    void aCallerCannotSpoilWhatIsKept() {
        cached.embed("walk")[0] = 99;

        assertThat(cached.embed("walk")).containsExactly(4);
    }

    /** Embeds a text as its length: enough to see what was computed. */
    private final class LengthEmbedder implements Embedder {

        @Override
        public String model() {
            return "length";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public float[] embed(String text) {
            computed.add(text);
            return new float[] {text.length()};
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return texts.stream().map(this::embed).toList();
        }
    }
}
