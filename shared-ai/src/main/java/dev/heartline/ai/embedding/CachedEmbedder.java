package dev.heartline.ai.embedding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Embeds a text it has seen lately without work. Keys are SHA-256 of the text: the cache holds nothing that can be read.
 * Two threads that bring the same new text at once may both embed it.
 */
public final class CachedEmbedder implements Embedder {

    private final Embedder embedder;
    private final Map<String, float[]> vectors;

    /** @param capacity most vectors kept; the least recently used goes first. One takes about 1.7 KB. */
    public CachedEmbedder(Embedder embedder, int capacity) {
        this.embedder = embedder;
        this.vectors = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > capacity;
            }
        };
    }

    @Override
    public String model() {
        return embedder.model();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public float[] embed(String text) {
        if (text == null || text.isBlank()) return embedder.embed(text);
        var key = DigestUtils.sha256Hex(text);
        float[] known;
        synchronized (vectors) {
            known = vectors.get(key);
        }
        if (known != null) return known.clone();
        var vector = embedder.embed(text);
        synchronized (vectors) {
            vectors.put(key, vector.clone());
        }
        return vector;
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    int size() {
        synchronized (vectors) {
            return vectors.size();
        }
    }
}
