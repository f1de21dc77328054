package dev.heartline.memory.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.ai.embedding.Embedder;

/** The embedder, spared: a text that was embedded lately is not embedded again. Blocking. */
@ApplicationScoped
public class Embeddings {

    private final Embedder embedder;
    private final EmbeddingConfig config;
    private final MeterRegistry registry;
    private final RecentVectors recent;

    public Embeddings(Embedder embedder, EmbeddingConfig config, MeterRegistry registry) {
        this.embedder = embedder;
        this.config = config;
        this.registry = registry;
        this.recent = new RecentVectors(config.cacheSize());
    }

    void check(@Observes StartupEvent event) {
        if (embedder.dimensions() != config.dimensions()) {
            throw new IllegalStateException(
                    "%s makes vectors of %d numbers but heartline.memory.embedding.dimensions is %d"
                            .formatted(embedder.model(), embedder.dimensions(), config.dimensions()));
        }
    }

    public String model() {
        return embedder.model();
    }

    /** @throws IllegalArgumentException if the text is blank */
    public Vector embed(String text, Purpose purpose) {
        return recent.get(text).orElseGet(() -> {
            var vector = new Vector(embedder.embed(text));
            registry.counter("heartline.memory.embeddings", "purpose", purpose.tag())
                    .increment();
            recent.put(text, vector);
            return vector;
        });
    }
}
