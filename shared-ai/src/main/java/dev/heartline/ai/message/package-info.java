/** Understands one inbound text: what it wants, how it sounds, whether somebody should answer, whether it is an emergency. */
package dev.heartline.ai.message;
