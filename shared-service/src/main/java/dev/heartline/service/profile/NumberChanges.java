package dev.heartline.service.profile;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** A feature that has to know when a user gets another phone number. */
public interface NumberChanges {

    /**
     * The profile no longer has this number. Runs under the user's lock, with the new profile in place; may publish.
     *
     * @param number E.164
     */
    Uni<Void> left(PlainTransaction transaction, UUID userId, String number);
}
