/** Who calls, what they want, and what they say depending on what they hear. */
package dev.heartline.rehearsal.caller;
