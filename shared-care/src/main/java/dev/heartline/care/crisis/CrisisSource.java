package dev.heartline.care.crisis;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** A feature that keeps, beside what it heard, that a crisis stands, and has to know when it doesn't any more. */
public interface CrisisSource {

    /** Runs in the transaction of the withdrawal, under the user's lock where a user is known. */
    Uni<Void> withdrawn(PlainTransaction transaction, UUID sourceId);
}
