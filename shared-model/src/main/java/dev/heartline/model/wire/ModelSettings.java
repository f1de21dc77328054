package dev.heartline.model.wire;

/**
 * Which model, and how it answers.
 *
 * @param name as the provider has it
 * @param temperature null for the provider's own; some models allow no other
 * @param longestAnswer tokens; what is longer is cut by the provider
 */
public record ModelSettings(String name, Double temperature, int longestAnswer) {}
