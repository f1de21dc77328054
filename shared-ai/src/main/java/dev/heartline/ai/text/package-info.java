/**
 * Handles spoken and typed English as text: words, phrases, sentences, the clean-up of speech, and the turn from one
 * grammatical person to another. Knows no topic and no feeling.
 */
package dev.heartline.ai.text;
