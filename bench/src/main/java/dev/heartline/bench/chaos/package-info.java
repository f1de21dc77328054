/** What is left of calls and texts when services, broker and databases are killed and paused at random. */
package dev.heartline.bench.chaos;
