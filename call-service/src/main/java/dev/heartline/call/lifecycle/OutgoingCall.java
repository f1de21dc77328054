package dev.heartline.call.lifecycle;

import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.CallPurpose;

/**
 * A call that we want to make and may make.
 *
 * @param contactReason why the contact policy allows it
 */
public record OutgoingCall(
        UUID userId,
        String provider,
        String from,
        String to,
        CallPurpose purpose,
        List<String> talkingPoints,
        String contactReason) {

    public OutgoingCall {
        talkingPoints = List.copyOf(talkingPoints);
    }

    @Override
    public String toString() {
        return "OutgoingCall[" + userId + "]";
    }
}
