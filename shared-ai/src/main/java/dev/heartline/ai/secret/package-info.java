/**
 * Hears what must not be kept in clear beyond the words as they were said: card numbers, passwords, ids, addresses. Everything
 * derived from words of a user is made of the masked ones.
 */
package dev.heartline.ai.secret;
