package dev.heartline.memory.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.heartline.ai.embedding.Embedder;

/** The embedder with a meter on it: {@code heartline.memory.embeddings} tells what its time goes into. Blocking. */
@ApplicationScoped
public class Embeddings {

    private final Embedder embedder;
    private final EmbeddingConfig config;
    private final MeterRegistry registry;

    public Embeddings(Embedder embedder, EmbeddingConfig config, MeterRegistry registry) {
        this.embedder = embedder;
        this.config = config;
        this.registry = registry;
    }

    /** Loads the model, so that the first conversation doesn't wait for it, and refuses one that doesn't fit the tables. */
    void prepare(@Observes StartupEvent event) {
        int dimensions = embedder.embed("ready").length;
        if (dimensions != config.dimensions()) {
            throw new IllegalStateException(
                    "%s makes vectors of %d numbers but heartline.memory.embedding.dimensions is %d"
                            .formatted(embedder.model(), dimensions, config.dimensions()));
        }
    }

    public String model() {
        return embedder.model();
    }

    /** @throws IllegalArgumentException if the text is blank */
    public Vector embed(String text, Purpose purpose) {
        return registry.timer("heartline.memory.embeddings", "purpose", purpose.tag())
                .record(() -> new Vector(embedder.embed(text)));
    }
}
