/**
 * What consumers put aside, for the people who look after it: listed, shown, sent again, dropped. Kafka deletes no single record, so
 * what has been dealt with is kept as offsets of a consumer group that nobody joins.
 */
package dev.heartline.stack.deadletter;
