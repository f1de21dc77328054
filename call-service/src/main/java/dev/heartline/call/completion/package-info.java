/**
 * The end of every call: its transcript is read within a time limit, its row is filled and {@code call.completed} is
 * published, all of it once. What a killed process, a lost callback or a silent provider leaves unfinished, the sweep
 * finishes, in whichever replica comes first.
 */
package dev.heartline.call.completion;
