package dev.heartline.memory.embedding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.heartline.memory.exchange.ContentHash;

/** The vectors used last. They are found by the hash of their text, so that nobody's words outlive an erasure here. */
final class RecentVectors {

    private final Map<ContentHash, Vector> vectors;

    RecentVectors(int size) {
        vectors = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ContentHash, Vector> eldest) {
                return size() > size;
            }
        };
    }

    synchronized Optional<Vector> get(String text) {
        return Optional.ofNullable(vectors.get(ContentHash.of(text)));
    }

    synchronized void put(String text, Vector vector) {
        vectors.put(ContentHash.of(text), vector);
    }
}
