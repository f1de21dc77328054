/** Texts by MessageBird, for accounts that have not moved to Bird. */
package dev.heartline.sms.provider.messagebird;
