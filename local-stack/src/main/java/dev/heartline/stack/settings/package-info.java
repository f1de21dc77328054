/**
 * Where a local stack lives and what its parts must know of each other: directories, ports, secrets, and the environment
 * that carries them into each process.
 */
package dev.heartline.stack.settings;
