/** Sequences of texts to a segment of users: who is in it, who is enrolled, which step is due, and what ends it. */
package dev.heartline.sms.campaign;
