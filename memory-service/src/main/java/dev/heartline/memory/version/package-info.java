/** Which of several tellings of the same thing is the latest. */
package dev.heartline.memory.version;
