/** Plays a caller's call, in process or over the wire. */
package dev.heartline.rehearsal.call;
