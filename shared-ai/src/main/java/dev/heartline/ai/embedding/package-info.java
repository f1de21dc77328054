/** Turns text into vectors for search by meaning. */
package dev.heartline.ai.embedding;
