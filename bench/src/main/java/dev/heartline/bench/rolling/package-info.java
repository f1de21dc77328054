/** A release while people call: every replica of every service goes and comes back, one after the other. */
package dev.heartline.bench.rolling;
