/**
 * Decides rewards: every finished call gets one decision, "nothing" included, whose reason and odds anybody concerned
 * can read. Rules decide whether, learning decides which.
 */
package dev.heartline.engagement;
