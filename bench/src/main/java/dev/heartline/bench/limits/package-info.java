/** What the bare parts of this machine can do, so that a figure can be given as a ratio. */
package dev.heartline.bench.limits;
