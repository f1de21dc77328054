/**
 * Embeds in the background what need not be embedded before a conversation counts as remembered: raw turns and summaries.
 * One thread, small batches, and the right of way is with the conversations that come in; what is not done yet is a row
 * without a vector, so a crash loses nothing. How far it trails is a metric.
 */
package dev.heartline.memory.index;
