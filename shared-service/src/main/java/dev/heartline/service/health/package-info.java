/**
 * What the platform is told. Alive: the process can make progress; if not, a restart helps. Ready: a request sent here is
 * served. The broker is part of neither: calls and texts go on without it, and what they tell waits in the outbox.
 */
package dev.heartline.service.health;
