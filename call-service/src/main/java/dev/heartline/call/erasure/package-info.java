/** Forgets a user: every row of this service that is about them, and the calls from or to their number. */
package dev.heartline.call.erasure;
