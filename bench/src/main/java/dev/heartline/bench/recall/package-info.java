/** How much of what answers a question the search finds, and how fast. */
package dev.heartline.bench.recall;
