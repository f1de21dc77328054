package dev.heartline.memory.knowledge;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is taken in, and what reading it may cost. */
@ConfigMapping(prefix = "heartline.memory.knowledge")
public interface KnowledgeConfig {

    /** The longest text of a document, in characters; of a PDF, of what is read of it. */
    @WithDefault("200000")
    int characters();

    /** Passages of all documents together: a question is compared with each of them. */
    @WithDefault("4000")
    int passages();

    /** Pages of a PDF. */
    @WithDefault("500")
    int pages();

    /** What reading a PDF may take, before its process is ended. */
    @WithDefault("15s")
    Duration pdfTime();

    /** Heap of the process that reads a PDF, in MiB. Beside the service's own: a container's limit must hold both. */
    @WithDefault("96")
    int pdfMemory();

    /** PDFs that are read at once; whoever brings one more is asked to come again. */
    @WithDefault("1")
    int pdfsAtOnce();
}
