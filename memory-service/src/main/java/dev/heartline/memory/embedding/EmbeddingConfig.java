package dev.heartline.memory.embedding;

import io.smallrye.config.ConfigMapping;

/** How texts become vectors. */
@ConfigMapping(prefix = "heartline.memory.embedding")
public interface EmbeddingConfig {

    /** Numbers in a vector, as the tables hold them; must be those of the model. */
    int dimensions();
}
