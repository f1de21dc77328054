/**
 * Conversations by carriers that know no stream of words: the carrier posts what it recognised, and our answer tells it what to
 * say and to listen again. The conversation is the same as on a stream; here its replies wait until the carrier asks.
 */
package dev.heartline.call.provider.turn;
