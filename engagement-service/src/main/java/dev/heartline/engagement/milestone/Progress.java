package dev.heartline.engagement.milestone;

import java.time.LocalDate;
import java.util.UUID;

import dev.heartline.engagement.policy.milestone.Ladder;

/**
 * How far a user has got on a ladder.
 *
 * @param subject which ladder of the type; empty where there is one
 * @param day the user's own
 */
public record Progress(UUID userId, Ladder ladder, String subject, double value, LocalDate day) {}
