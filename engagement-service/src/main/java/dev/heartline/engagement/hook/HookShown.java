package dev.heartline.engagement.hook;

import jakarta.validation.constraints.NotNull;

import dev.heartline.events.vocabulary.Channel;

/**
 * A host has shown a hook.
 *
 * @param channel `push` or `in_app`; who texts and calls tells by itself
 */
record HookShown(@NotNull Channel channel) {

    boolean isByAHost() {
        return channel == Channel.PUSH || channel == Channel.IN_APP;
    }
}
