/** Conversations for the tests, told the way the other services tell them: as records on Kafka. */
package dev.heartline.memory.testing;
