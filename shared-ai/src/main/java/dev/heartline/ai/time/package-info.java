/** Turns "yesterday" into a date when it is written down, and the date into an age when it is spoken of. */
package dev.heartline.ai.time;
