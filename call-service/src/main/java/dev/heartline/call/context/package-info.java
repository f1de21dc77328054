/**
 * What the coach knows when a call begins: this service's own projection of {@code context.refreshed}, turned into the
 * context that the coach speaks from. Reading it costs one row; nothing is asked of another service during a call.
 */
package dev.heartline.call.context;
