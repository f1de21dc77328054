package dev.heartline.call.provider;

import java.util.UUID;

/**
 * @param callId ours; the provider repeats it in its callbacks
 * @param leavesMessage in a mailbox, so that the end of its greeting has to be told
 */
public record DialOrder(UUID callId, String from, String to, boolean leavesMessage) {

    @Override
    public String toString() {
        return "DialOrder[" + callId + "]";
    }
}
