/**
 * Takes conversations in: understands them outside any transaction, then writes turns, memories, preferences, digest,
 * summary, context and events in one, once per conversation however often it is told.
 */
package dev.heartline.memory.ingest;
