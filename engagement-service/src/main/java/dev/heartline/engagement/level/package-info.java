/** How far somebody has come, by the days on which they did something for themselves. */
package dev.heartline.engagement.level;
