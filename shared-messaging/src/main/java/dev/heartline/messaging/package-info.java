/**
 * How events leave and arrive: {@code transaction} opens database transactions that may publish, {@code outbox} brings
 * what they published to Kafka, {@code consume} takes records off a topic as checked events. The contract itself, records
 * and schemas, is {@code dev.heartline.events} and knows none of this.
 */
package dev.heartline.messaging;
