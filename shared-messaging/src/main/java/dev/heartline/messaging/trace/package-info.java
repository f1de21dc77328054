/** The spans of events: how one trace goes from the door of a service through outbox and Kafka to the last effect. */
package dev.heartline.messaging.trace;
