package dev.heartline.service.erasure;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;

/** A feature that holds data about users. Every one of them is asked to erase a user, in one transaction. */
public interface UserDataOwner {

    /** Removes every trace of the user that the feature keeps. Runs under the user's lock; may publish. */
    Uni<Void> erase(PlainTransaction transaction, UUID userId);

    /**
     * Whether others write what this feature keeps, in transactions that hold a row of another feature's instead of the user's lock:
     * once the erasure has got at that row, what they wrote can be seen. Such a feature is asked after all the others.
     */
    default boolean erasesLast() {
        return false;
    }
}
