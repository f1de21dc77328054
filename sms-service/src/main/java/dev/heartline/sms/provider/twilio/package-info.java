/**
 * Texts by Twilio. Sends by its SDK, with the SDK's own repetitions turned off: a text is never sent twice because an
 * answer got lost.
 */
package dev.heartline.sms.provider.twilio;
