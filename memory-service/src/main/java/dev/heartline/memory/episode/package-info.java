/**
 * Episodic memory: moments of the user's life as the user told them. A memory fades with time and is strengthened when
 * the user tells it again; saying the same thing twice makes no second memory. What the coach said never becomes one.
 */
package dev.heartline.memory.episode;
