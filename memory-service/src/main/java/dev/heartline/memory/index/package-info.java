/**
 * Embeds in the background what need not be embedded before a conversation counts as remembered: raw turns and summaries.
 * One thread, small batches; the right of way is with the conversations that come in, and a busy machine is left to others.
 * What is not done yet is a row without a vector, so a crash loses nothing. How far it trails is a metric.
 */
package dev.heartline.memory.index;
