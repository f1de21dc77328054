package dev.heartline.memory.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * Where exchanges are read, as many at once as there are processors. Threads of the platform: to embed is native code, which
 * would pin a virtual thread to its carrier, and all loops of the process wait for those.
 */
@ApplicationScoped
class ReadingThreads {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("reading-", 0).daemon().factory());

    <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(threads);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
