package dev.heartline.call.lifecycle;

import java.util.UUID;

/** How a call is spoken of. */
public sealed interface CallReference {

    /** By the provider, who always names its own id. */
    record BySid(String provider, String sid) implements CallReference {}

    /** By ourselves. */
    record ById(UUID id) implements CallReference {}

    /**
     * By the provider in answer to our dialling: it repeats our id and tells its own, which may be news to us, because a
     * callback can overtake the answer to the request that dialled.
     */
    record Dialled(String provider, UUID id, String sid) implements CallReference {}
}
