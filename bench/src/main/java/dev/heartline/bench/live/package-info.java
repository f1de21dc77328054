/** {@code ./heartline bench live-calls}: how soon the coach speaks on many calls at once, early and late in a call. */
package dev.heartline.bench.live;
