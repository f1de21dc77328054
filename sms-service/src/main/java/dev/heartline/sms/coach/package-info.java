/**
 * The coach answers what people text. A text that waits for an answer is noted in the transaction that tells it; when its writer has
 * been silent for a moment one replica finds the words, outside of any transaction, and queues one answer to all that was written.
 * Whether it leaves is for the contact policy to say.
 */
package dev.heartline.sms.coach;
