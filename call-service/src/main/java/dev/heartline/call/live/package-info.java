/**
 * The conversation on a live call: what the caller says goes to the coach, what the coach says goes to the caller word by
 * word, and every turn is durable before the call goes on. {@code active_calls} shows what happens now. A conversation
 * lives in one process at a time and can be taken up by any other from its turns; nothing here knows the provider.
 */
package dev.heartline.call.live;
