/**
 * The transactional outbox: an event is a row in the transaction of what it tells, and a relay brings it to Kafka.
 *
 * <p>Promise: every committed event reaches its topic at least once, and the events of one key in the order their
 * transactions committed. Rows lie in buckets by hash of the key. A relay locks a bucket, sends its rows in order, waits
 * for the broker's acknowledgement and deletes the acknowledged prefix; any number of relays may run, in any number of
 * processes. A relay never goes on past a record that was not acknowledged.
 */
package dev.heartline.messaging.outbox;
