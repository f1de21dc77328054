package dev.heartline.memory.summary;

import java.time.Instant;
import java.util.Optional;

/**
 * @param at when the last conversation ended; empty before the first
 * @param crisisAt when the last one ended in which danger to the user or others was heard; empty where there was none
 */
public record LastContact(Optional<Instant> at, Optional<Instant> crisisAt) {}
