/** When and how a user is best reached. The table stands; what fills it comes with the patterns themselves. */
package dev.heartline.memory.pattern;
