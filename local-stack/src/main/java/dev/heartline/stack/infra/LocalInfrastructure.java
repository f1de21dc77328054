package dev.heartline.stack.infra;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Kafka and PostgreSQL of one machine, together: started side by side, then filled with topics and databases. */
public interface LocalInfrastructure extends AutoCloseable {

    /** Returns once both take requests. */
    void start();

    /** Starts again what has ended without being stopped, where that is for us to do. */
    default void mend() {}

    PostgresServer postgres();

    String bootstrapServers();

    @Override
    void close();

    /** Creates the topics of the catalog and these databases where they are missing. */
    default void prepare(List<ServiceDatabase> databases) {
        var prepared = CompletableFuture.runAsync(() -> new Databases(postgres()).prepare(databases));
        new Topics(bootstrapServers()).prepare(TopicCatalog.load().topics());
        prepared.join();
    }
}
