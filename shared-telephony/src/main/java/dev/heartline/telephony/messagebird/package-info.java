/** Our account at MessageBird, and the door for its webhooks. */
package dev.heartline.telephony.messagebird;
