package dev.heartline.call.provider;

import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Whom calls are to be connected to, for carriers that ask, so that no number stands in an address; and what came of it. */
public interface Transfers {

    /** E.164; empty where nobody had the call transferred. */
    Uni<Optional<String>> target(UUID callId);

    /** Nobody took the call over that was to be transferred: on record, and it may be tried again. */
    Uni<Void> failed(UUID callId);
}
