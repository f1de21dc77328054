package dev.heartline.ai.crisis;

import dev.heartline.events.vocabulary.CrisisKind;

/**
 * @param phrase the words that raised it, normalised; belongs to the user's private text, so not for logs at INFO
 */
public record CrisisSign(CrisisKind kind, String phrase) {}
