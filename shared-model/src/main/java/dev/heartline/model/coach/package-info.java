/** A language model that finds the coach's words, made fit for the ear before the guard hears them. */
package dev.heartline.model.coach;
