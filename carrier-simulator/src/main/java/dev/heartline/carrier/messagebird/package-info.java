/** The simulated MessageBird: texts alone. */
package dev.heartline.carrier.messagebird;
