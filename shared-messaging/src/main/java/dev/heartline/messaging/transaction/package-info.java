/**
 * Database transactions that may publish events and that take effect once per received event. What must be atomic goes
 * through one client: {@link dev.heartline.messaging.transaction.PlainTransaction} on the Vert.x client for batches,
 * upserts, vectors and analytics, {@link dev.heartline.messaging.transaction.SessionTransaction} on Hibernate Reactive for
 * aggregates.
 */
package dev.heartline.messaging.transaction;
