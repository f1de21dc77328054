/** How fast rewards are decided. */
package dev.heartline.bench.decide;
