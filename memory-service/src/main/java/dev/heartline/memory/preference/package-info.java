/**
 * How the user likes things: learned from what they say, with the confidence that the evidence deserves, and corrected by
 * the user, whose word outweighs what was concluded.
 */
package dev.heartline.memory.preference;
