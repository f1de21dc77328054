package dev.heartline.rehearsal.referee;

/**
 * A rule that a call broke.
 *
 * @param words the reply, or what is missing
 */
public record Breach(CallRule rule, String words) {}
