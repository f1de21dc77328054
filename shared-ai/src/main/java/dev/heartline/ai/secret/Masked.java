package dev.heartline.ai.secret;

/**
 * A text without its secrets.
 *
 * @param text with a name in brackets, such as {@code [card number]}, where one stood
 * @param sensitive whether one stood there
 */
public record Masked(String text, boolean sensitive) {}
