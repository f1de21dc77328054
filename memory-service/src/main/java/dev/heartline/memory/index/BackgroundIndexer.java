package dev.heartline.memory.index;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

import dev.heartline.memory.embedding.Embeddings;
import dev.heartline.memory.index.IndexQueue.Indexed;
import dev.heartline.memory.index.IndexQueue.Waiting;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;

/** Gives the texts that wait their vectors, a few at a time. */
@ApplicationScoped
public class BackgroundIndexer {

    private static final Duration LONGEST_BATCH = Duration.ofSeconds(30);

    private final IndexConfig config;
    private final List<IndexQueue> queues;
    private final RightOfWay rightOfWay;
    private final Embeddings embeddings;
    private final Transactions transactions;

    /** A thread of the platform: embedding is native code, which would pin a virtual thread to its carrier. */
    private final ExecutorService embedding = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("memory-index").daemon().factory());

    private final Pace pace;
    private final BackgroundLoop loop;

    public BackgroundIndexer(
            IndexConfig config,
            @All List<IndexQueue> queues,
            RightOfWay rightOfWay,
            Embeddings embeddings,
            Transactions transactions) {
        this.config = config;
        this.queues = queues;
        this.rightOfWay = rightOfWay;
        this.embeddings = embeddings;
        this.transactions = transactions;
        this.pace = new Pace(
                config, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad, Thread::sleep);
        this.loop = new BackgroundLoop("memory-index", 1, config.idle(), this::round);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        embedding.shutdownNow();
    }

    /** What can't be indexed of one kind doesn't keep the others waiting. */
    private boolean round() throws InterruptedException {
        int claimed = 0;
        RuntimeException failure = null;
        for (IndexQueue queue : queues) {
            rightOfWay.await(config.patience());
            try {
                claimed += batch(queue);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return claimed > 0;
    }

    private int batch(IndexQueue queue) throws InterruptedException {
        long began = System.nanoTime();
        int claimed = transactions
                .plain(transaction -> queue.claim(transaction, config.batch())
                        .chain(waiting ->
                                waiting.isEmpty() ? Uni.createFrom().item(0) : index(queue, transaction, waiting)))
                .await()
                .atMost(LONGEST_BATCH);
        if (claimed > 0) {
            pace.rest(Duration.ofNanos(System.nanoTime() - began));
        }
        return claimed;
    }

    private Uni<Integer> index(IndexQueue queue, PlainTransaction transaction, List<Waiting> waiting) {
        return Uni.createFrom()
                .item(() -> embed(queue, waiting))
                .runSubscriptionOn(embedding)
                .chain(indexed -> queue.store(transaction, embeddings.model(), indexed))
                .replaceWith(waiting.size());
    }

    /** At least one, so that there is progress; when somebody is in a hurry the rest goes back to the queue. */
    private List<Indexed> embed(IndexQueue queue, List<Waiting> waiting) {
        var indexed = new ArrayList<Indexed>();
        for (Waiting text : waiting) {
            if (!indexed.isEmpty() && !rightOfWay.isFree()) {
                break;
            }
            indexed.add(new Indexed(text, embeddings.embed(text.text(), queue.purpose())));
        }
        return indexed;
    }
}
