/**
 * Finds what was said and what is remembered: by words and by meaning at once, over turns, memories and summaries. Who is named, when,
 * and what else was said in the conversation count; where nothing fits, nothing is found. Figures: docs/benchmarks.md.
 */
package dev.heartline.memory.search;
