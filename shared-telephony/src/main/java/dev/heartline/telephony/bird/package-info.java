/** Our account at Bird, and the door for its webhooks. */
package dev.heartline.telephony.bird;
