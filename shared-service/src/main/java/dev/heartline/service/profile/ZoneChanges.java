package dev.heartline.service.profile;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** A feature that has to know when a user's days and hours become other ones. */
public interface ZoneChanges {

    /** The profile says another time zone than before, or one for the first time. Runs under the user's lock, with the new profile in place. */
    Uni<Void> moved(PlainTransaction transaction, UUID userId);
}
