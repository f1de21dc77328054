/**
 * Recognises danger to life in what the user says, and holds the fixed answers to it. One copy for calls, texts and
 * readings. It errs on the side of alarm: a missed emergency costs more than a needless question about safety.
 */
package dev.heartline.ai.crisis;
