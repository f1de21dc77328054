/** Randomness that can be repeated and audited: drawn from a secret key and what happened, never from a generator's state. */
package dev.heartline.engagement.policy.draw;
