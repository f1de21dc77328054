package dev.heartline.engagement.hook;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.heartline.events.vocabulary.Channel;

/**
 * A host has shown a hook.
 *
 * @param channel `push` or `in_app`; who texts and calls tells by itself
 */
record HookShown(@NotNull Channel channel) {

    @JsonIgnore
    @AssertTrue(message = "a host shows hooks by push or in_app")
    boolean isOfTheHost() {
        return channel == null || channel == Channel.PUSH || channel == Channel.IN_APP;
    }
}
