/** The one way to run a background loop. */
package dev.heartline.messaging.loop;
