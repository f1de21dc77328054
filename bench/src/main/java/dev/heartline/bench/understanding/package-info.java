/** How well engines understand, side by side, on labelled files. Needs no running system. */
package dev.heartline.bench.understanding;
