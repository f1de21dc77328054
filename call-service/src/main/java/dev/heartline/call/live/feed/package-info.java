/** What goes on on all live calls, as a stream of events for operators, read from the tables: whichever replica has the calls. */
package dev.heartline.call.live.feed;
