/**
 * A call or a text with a user, in the one form in which the rest of the memory takes it in.
 */
package dev.heartline.memory.exchange;
