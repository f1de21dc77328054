/**
 * Calls that are agreed for later, once or again and again: when each is due, who dials it, and what comes of it. A call is
 * dialled once for each try, whichever replicas look for it and die over it; it is dialled within its window or not at all,
 * and whatever keeps it from being made is recorded. Whether it may be made is asked at that moment, by the one contact policy.
 */
package dev.heartline.call.schedule;
