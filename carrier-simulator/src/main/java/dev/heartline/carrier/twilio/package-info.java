/**
 * Twilio's face of the network: its REST API for calls and messages, its signed webhooks, TwiML, and the websocket of
 * ConversationRelay. Sources: twilio.com/docs/voice/api/call-resource, /docs/voice/conversationrelay,
 * /docs/messaging/api/message-resource.
 */
package dev.heartline.carrier.twilio;
