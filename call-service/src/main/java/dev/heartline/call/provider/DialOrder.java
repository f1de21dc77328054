package dev.heartline.call.provider;

import java.util.UUID;

/** @param callId ours; the provider repeats it in its callbacks */
public record DialOrder(UUID callId, String from, String to) {

    @Override
    public String toString() {
        return "DialOrder[" + callId + "]";
    }
}
