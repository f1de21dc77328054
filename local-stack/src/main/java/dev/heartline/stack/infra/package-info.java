/**
 * A real Kafka broker and a real PostgreSQL on one machine without Docker: started, restarted and stopped on fixed or free
 * ports, with the topics and the databases of the four services in them. Used by the launcher's stack and by every
 * integration test.
 */
package dev.heartline.stack.infra;
