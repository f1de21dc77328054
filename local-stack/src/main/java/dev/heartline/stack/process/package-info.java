/**
 * The processes of a local stack: how each is started in the background, known again, found ready or broken, and stopped.
 */
package dev.heartline.stack.process;
