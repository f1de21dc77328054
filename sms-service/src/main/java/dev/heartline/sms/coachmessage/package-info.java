/**
 * {@code coach_messages}: one log of what the coach sent over every channel and what became of it. Texts and calls log themselves; hosts
 * log what they show and push. Every milestone is told as {@code coach.messaged}.
 */
package dev.heartline.sms.coachmessage;
