/**
 * Decides on each occasion once, and can say why. In one transaction under the user's lock: what is known of the user is
 * read, the pure policy rules, and the ruling with all that follows from it is written, the event that announces the
 * reward included.
 */
package dev.heartline.engagement.decision;
