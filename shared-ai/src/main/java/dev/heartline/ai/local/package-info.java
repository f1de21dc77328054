/**
 * The local engine as beans: deterministic, in process, no network. Each is a default that a later engine may replace.
 */
package dev.heartline.ai.local;
