/** Our account at Twilio: the way out to its REST API, and the door for its webhooks. */
package dev.heartline.telephony.twilio;
