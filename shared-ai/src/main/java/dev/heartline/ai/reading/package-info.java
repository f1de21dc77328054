/**
 * Understands a finished conversation: what it was about, how the user felt, what they committed to and what the coach
 * did. What can't be told is left empty; nothing is claimed that isn't in the text.
 */
package dev.heartline.ai.reading;
