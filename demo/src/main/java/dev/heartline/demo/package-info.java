/** Plays calls and texts through the real doors and tells what comes of them, as it happens. */
package dev.heartline.demo;
