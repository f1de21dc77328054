package dev.heartline.service.profile;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** A feature that has to know when a user wants no rewards any more. */
public interface RewardsOptOuts {

    /**
     * The profile says so, and the one before did not; one that begins with it tells of no change. Runs under the user's lock, with the
     * new profile in place.
     */
    Uni<Void> optedOut(PlainTransaction transaction, UUID userId);
}
