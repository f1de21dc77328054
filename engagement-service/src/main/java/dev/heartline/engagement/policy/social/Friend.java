package dev.heartline.engagement.policy.social;

import java.util.UUID;

/** A friend by mutual consent who reached something within a day. */
public record Friend(UUID userId, String firstName) {}
