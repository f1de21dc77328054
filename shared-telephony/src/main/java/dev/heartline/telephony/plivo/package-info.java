/** Our account at Plivo, and the door for its webhooks. */
package dev.heartline.telephony.plivo;
