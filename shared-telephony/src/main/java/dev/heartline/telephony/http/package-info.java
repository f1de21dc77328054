/** Requests that are sent exactly once, and what can be told of one that fails. */
package dev.heartline.telephony.http;
