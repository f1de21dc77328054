package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;

/**
 * A call that we want to make and may make.
 *
 * @param contactReason why the contact policy allows it
 * @param onVoicemail what is done where a machine picks up
 */
public record OutgoingCall(
        UUID id,
        UUID userId,
        String provider,
        String from,
        String to,
        CallPurpose purpose,
        List<String> talkingPoints,
        String contactReason,
        VoicemailAction onVoicemail) {

    public OutgoingCall {
        talkingPoints = List.copyOf(talkingPoints);
    }

    Call begunAt(Instant now) {
        return new Call(
                id,
                userId,
                CallDirection.OUTBOUND,
                CallStatus.QUEUED,
                provider,
                null,
                from,
                to,
                now,
                null,
                null,
                null,
                purpose,
                talkingPoints,
                0,
                null,
                onVoicemail,
                null);
    }

    @Override
    public String toString() {
        return "OutgoingCall[" + id + "]";
    }
}
