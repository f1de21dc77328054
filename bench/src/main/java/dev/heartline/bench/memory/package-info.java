/** How the memory fares with many memories, and how fast the coach's snapshot is read beside everything else. */
package dev.heartline.bench.memory;
