/** Vectors for what the memory keeps, measured by what they are for. Nothing that answers a request comes here. */
package dev.heartline.memory.embedding;
