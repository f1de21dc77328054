/**
 * What the integration tests of all modules share: one real Kafka and PostgreSQL per test JVM with the means to disturb
 * them, tokens, probes for records and rows, and the rules of the architecture.
 */
package dev.heartline.testing;
