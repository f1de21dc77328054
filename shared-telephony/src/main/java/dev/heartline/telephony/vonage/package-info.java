/** Our account at Vonage: the key of its application, and the door for its webhooks. */
package dev.heartline.telephony.vonage;
