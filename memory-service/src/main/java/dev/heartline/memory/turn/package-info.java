/**
 * What was said, turn by turn: kept as it was, searchable, the evidence behind every memory. Turns of the user that say
 * something get a vector later, from the index.
 */
package dev.heartline.memory.turn;
