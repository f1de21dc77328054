/** What documents say to a question: found by words and by meaning, cited by their title, or nothing at all. */
package dev.heartline.ai.knowledge;
