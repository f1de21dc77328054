/** What waits in the database, seen from outside: how much, and for how long. */
package dev.heartline.messaging.backlog;
