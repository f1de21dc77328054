/**
 * The telephone network, whoever the provider: people with their handsets, the calls and texts between them and our
 * number, and the caller's half of a conversation. Everything here belongs to one event loop and holds no lock.
 */
package dev.heartline.carrier.network;
