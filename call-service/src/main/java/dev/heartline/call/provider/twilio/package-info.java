/**
 * Twilio: its SDK to dial and look up, signed webhooks for the life of a call, and ConversationRelay for the
 * conversation, in which Twilio hears and speaks and we exchange text over a websocket.
 *
 * @see <a href="https://www.twilio.com/docs/voice/conversationrelay/websocket-messages">ConversationRelay messages</a>
 */
package dev.heartline.call.provider.twilio;
