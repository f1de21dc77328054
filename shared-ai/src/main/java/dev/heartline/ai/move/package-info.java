/** What somebody does with what they say: whether they want to go, ask us something, or answer. */
package dev.heartline.ai.move;
