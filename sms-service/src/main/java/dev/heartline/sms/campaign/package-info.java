/** Sequences of texts to a segment of users. So far their tables, and forgetting who was enrolled. */
package dev.heartline.sms.campaign;
