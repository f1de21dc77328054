/** How somebody sounds, and what they feel: told by trained heads from the one vector of their words. */
package dev.heartline.ai.mood;
