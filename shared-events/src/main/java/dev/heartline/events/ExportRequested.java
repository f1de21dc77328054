package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

/** Somebody asked for everything that is kept of a user: each service answers with its part, see {@link ExportAnswered}. */
public record ExportRequested(UUID exportId, UUID userId, Instant requestedAt) implements EventData {}
