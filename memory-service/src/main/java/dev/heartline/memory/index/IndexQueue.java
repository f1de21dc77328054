package dev.heartline.memory.index;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.embedding.Vector;
import dev.heartline.messaging.transaction.PlainTransaction;

/** Texts of one kind that wait for their vectors, oldest first. Several replicas may work on it at once. */
public interface IndexQueue {

    Purpose purpose();

    /**
     * Takes up to so many waiting texts that nobody else has taken, until the transaction ends. Their rows aren't locked: whoever
     * changes or erases one doesn't wait for its vector.
     */
    Uni<List<Waiting>> claim(PlainTransaction transaction, int limit);

    /** Gives claimed texts their vectors, as far as they are still there, without one, and say what was embedded. */
    Uni<Void> store(PlainTransaction transaction, String model, List<Indexed> indexed);

    /** A text without a vector. */
    record Waiting(UUID id, String text) {}

    /** The vector of a text. */
    record Indexed(Waiting of, Vector vector) {}
}
