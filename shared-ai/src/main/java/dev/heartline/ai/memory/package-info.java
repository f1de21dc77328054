/**
 * Finds what is worth remembering in a conversation. Only the user's own statements become memories, never the coach's
 * words, questions, fillers or hypotheticals: junk memories are the best-known failure of memory systems, so what is
 * doubtful is left out.
 */
package dev.heartline.ai.memory;
