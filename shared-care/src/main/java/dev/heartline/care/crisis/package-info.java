/** Raising a crisis, and taking it back. */
package dev.heartline.care.crisis;
