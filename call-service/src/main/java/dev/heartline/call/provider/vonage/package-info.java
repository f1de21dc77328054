/**
 * Vonage's Voice API: JSON over REST to dial and look up, signed events for the life of a call, and an NCCO with {@code talk} and
 * {@code input} for each turn of the conversation. Without Vonage's SDK, which would bring two more HTTP clients for five requests
 * of plain JSON.
 *
 * @see <a href="https://developer.vonage.com/en/voice/voice-api/webhook-reference">Webhook reference</a>
 */
package dev.heartline.call.provider.vonage;
