/**
 * Plivo's voice API: JSON over REST to dial and look up, signed forms for the life of a call, and XML with {@code Speak} inside
 * {@code GetInput} for each turn of the conversation. Without Plivo's SDK, whose signature check is wrong and which brings an old
 * JAXB along.
 *
 * @see <a href="https://www.plivo.com/docs/voice/xml/getinput">GetInput</a>
 */
package dev.heartline.call.provider.plivo;
