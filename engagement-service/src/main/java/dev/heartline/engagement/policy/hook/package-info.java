/**
 * Hooks, pure: what is worth coming back for, whether anybody may be told now, and which of it is told. What is said is true, a
 * deadline is one that exists, and nothing is always among the choices.
 */
package dev.heartline.engagement.policy.hook;
