/**
 * The guard around whatever speaks for the coach, and the judge of what the user says, answered or not. Before an engine: who
 * is on the line where we call, danger to life (fixed words, a direct question, and a way
 * out of a false alarm), the wish not to be contacted, to hang up or to be left a moment, and honesty about being a machine.
 * After it: sentence by sentence, what no coach may say. Around it: time limits, and words of its own where an engine has
 * none.
 */
package dev.heartline.ai.guard;
