/**
 * Finds out whether a text is about texting itself: an opt-out, an opt-in or a request for help, as a carrier keyword or
 * (opt-outs only) in plain words.
 */
package dev.heartline.ai.wish;
