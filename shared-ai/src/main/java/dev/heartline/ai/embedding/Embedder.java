package dev.heartline.ai.embedding;

import java.util.List;

/**
 * Turns text into vectors whose cosine says how alike two texts are in meaning.
 *
 * <p>Blocking and the most CPU-hungry part of the system: keep it off request paths, embed each text once. Safe for
 * concurrent use.
 */
public interface Embedder {

    /** Name to store beside each vector: vectors of different models can't be compared. */
    String model();

    int dimensions();

    /**
     * @return a fresh array of {@link #dimensions()} numbers with Euclidean length 1
     * @throws IllegalArgumentException if the text is null or blank: it has no meaning to compare
     */
    float[] embed(String text);

    /** One vector per text, in the order of the texts. Same errors as {@link #embed}. */
    List<float[]> embedAll(List<String> texts);
}
