/** How many texts a second are taken in, how soon they are acknowledged, and how fast they are understood. */
package dev.heartline.bench.inbound;
