/** Levels, pure: of days on which somebody did something, in a row or not. Nothing takes a level away. */
package dev.heartline.engagement.policy.level;
