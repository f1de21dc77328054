/**
 * When and how a user is best reached: told from when they act, what they answer and which calls they take, in their own zone. Each
 * event leaves one row without words; the background tells the patterns anew from those of the last ninety days.
 */
package dev.heartline.memory.pattern;
