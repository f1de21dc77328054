package dev.heartline.engagement.milestone;

import java.util.UUID;

import dev.heartline.engagement.policy.milestone.MilestoneType;

/** A rung that was just reached. */
public record ReachedMilestone(UUID id, MilestoneType type, String name) {}
