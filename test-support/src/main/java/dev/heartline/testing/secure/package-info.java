/** A Kafka and a PostgreSQL that are reached as in production: encrypted, with certificates that are checked. */
package dev.heartline.testing.secure;
