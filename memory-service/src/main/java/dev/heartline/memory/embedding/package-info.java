/**
 * Vectors for what the memory keeps: embedded once, remembered for a while by content, counted. Nothing that answers a
 * request comes here.
 */
package dev.heartline.memory.embedding;
