package dev.heartline.ai.knowledge;

/**
 * What a passage says to a question.
 *
 * @param words the sentence of the passage that says it best, with the next one where it is short
 * @param score 0 to 1, by which answers are put in order
 */
public record Answer(Passage passage, String words, double score) {}
