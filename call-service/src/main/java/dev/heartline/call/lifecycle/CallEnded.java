package dev.heartline.call.lifecycle;

import java.util.UUID;

/** Fired after the commit in which a call reached a terminal state. Observers must not block. */
public record CallEnded(UUID callId) {}
