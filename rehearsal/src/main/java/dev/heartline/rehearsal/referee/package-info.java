/** Judges a call by rules over its transcript; knows no engine. */
package dev.heartline.rehearsal.referee;
