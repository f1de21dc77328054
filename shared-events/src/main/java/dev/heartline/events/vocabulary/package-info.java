/**
 * The closed sets of words that events, tables and REST share. A word is written on the wire and in tables as
 * {@link dev.heartline.events.vocabulary.WireNamed#wireName()}; the tables guard the same sets with CHECK constraints.
 */
package dev.heartline.events.vocabulary;
