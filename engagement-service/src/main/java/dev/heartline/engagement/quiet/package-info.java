/** When somebody is left in peace, after danger or a hard talk: asked by all that would give or say something of its own accord. */
package dev.heartline.engagement.quiet;
