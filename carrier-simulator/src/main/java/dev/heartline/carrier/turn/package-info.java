/**
 * Providers whose calls go turn by turn: they ask our service what to do, say it, listen, and post what they heard. What each
 * provider's words for that are is said by its {@link dev.heartline.carrier.turn.Dialect}.
 */
package dev.heartline.carrier.turn;
