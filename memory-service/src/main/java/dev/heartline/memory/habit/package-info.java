/** Habits that somebody kept for long, which are worth a memory though nobody spoke of them. */
package dev.heartline.memory.habit;
