/**
 * Receiving events: from a Kafka record to a checked {@link dev.heartline.events.Event}, and what happens when that or
 * the effect fails. A record that can never succeed goes to the dead-letter topic at once and its neighbours go on; a
 * passing failure, such as a database that is away, is retried in place, so that the order of a key is kept.
 */
package dev.heartline.messaging.consume;
