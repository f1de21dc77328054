package dev.heartline.memory.preference;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** Is told of corrections in the transaction that makes them. */
public interface PreferenceObserver {

    Uni<Void> preferenceCorrected(PlainTransaction transaction, UUID userId);
}
