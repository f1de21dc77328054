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

    /** Locks up to so many waiting texts that nobody else has locked, until the transaction ends. */
    Uni<List<Waiting>> claim(PlainTransaction transaction, int limit);

    /** Gives claimed texts their vectors. */
    Uni<Void> store(PlainTransaction transaction, String model, List<Indexed> indexed);

    /** A text without a vector. */
    record Waiting(UUID id, String text) {}

    /** The vector of a text. */
    record Indexed(UUID id, Vector vector) {}
}
