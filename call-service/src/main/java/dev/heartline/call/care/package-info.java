/** Danger that is heard on a call: told to everybody else, and to a human, once. */
package dev.heartline.call.care;
