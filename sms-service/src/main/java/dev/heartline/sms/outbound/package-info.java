/**
 * Sends texts, each at most once. A text is queued in the transaction of what asks for it; a dispatcher asks the contact
 * policy, claims the row and commits the claim before it tells the provider. Where the provider's answer stays away nobody
 * knows whether the text went out: such a text is looked up with the provider before anything else is done about it.
 */
package dev.heartline.sms.outbound;
