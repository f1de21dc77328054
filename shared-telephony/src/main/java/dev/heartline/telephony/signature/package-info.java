/**
 * Proves that a webhook or websocket handshake was sent by the telephony provider. One verifier per signing scheme, each
 * over the <em>configured</em> public URL and the raw bytes of the request, never over a URL rebuilt from the request:
 * proxies rewrite host, scheme, port and escapes.
 */
package dev.heartline.telephony.signature;
