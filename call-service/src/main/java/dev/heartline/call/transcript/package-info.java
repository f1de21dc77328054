/**
 * What was said on a call, turn by turn, durable before the call goes on. A turn is written only while the call's
 * {@code call.completed} is not published: what the event tells is what the table holds.
 */
package dev.heartline.call.transcript;
