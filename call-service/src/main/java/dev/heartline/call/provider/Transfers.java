package dev.heartline.call.provider;

import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.SessionTransaction;

/** Whom calls are to be connected to, for carriers that ask, so that no number stands in an address; and what came of it. */
public interface Transfers {

    /** E.164; empty where nobody had the call transferred. */
    Uni<Optional<String>> target(UUID callId);

    /**
     * Nobody took the call over that was to be transferred: on record, and it may be tried again.
     *
     * @param transaction which holds the call's lock
     * @return whether that is news
     */
    Uni<Boolean> failed(SessionTransaction transaction, UUID callId);
}
