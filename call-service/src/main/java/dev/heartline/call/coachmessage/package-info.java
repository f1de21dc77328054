/** What became of what the coach sent over other ways than a call, as far as calls care. */
package dev.heartline.call.coachmessage;
