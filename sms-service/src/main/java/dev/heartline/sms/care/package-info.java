/** Danger in texts: what is done about a text that was judged, given what we said before it. */
package dev.heartline.sms.care;
