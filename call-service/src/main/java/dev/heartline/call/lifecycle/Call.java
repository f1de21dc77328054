package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;

/**
 * A call as it is now.
 *
 * @param userId null where no profile has the number of the other end
 * @param providerSid null until the provider has told it
 * @param purpose null for a call the user made
 * @param answeredBy null where nobody picked up, or where it can't be told who did
 * @param onVoicemail what is done where a machine picks up; null for a call that came in
 * @param message null where none was to be left, or no machine has picked up
 */
public record Call(
        UUID id,
        UUID userId,
        CallDirection direction,
        CallStatus status,
        String provider,
        String providerSid,
        String fromPhone,
        String toPhone,
        Instant initiatedAt,
        Instant answeredAt,
        Instant endedAt,
        Integer durationSeconds,
        CallPurpose purpose,
        List<String> talkingPoints,
        int resumes,
        AnsweredBy answeredBy,
        VoicemailAction onVoicemail,
        MailboxMessage message) {

    /** The same call, which another carrier is to dial. */
    public Call handedTo(String carrier, String from) {
        return new Call(
                id,
                userId,
                direction,
                status,
                carrier,
                null,
                from,
                toPhone,
                initiatedAt,
                answeredAt,
                endedAt,
                durationSeconds,
                purpose,
                talkingPoints,
                resumes,
                answeredBy,
                onVoicemail,
                message);
    }

    public boolean isVoicemail() {
        return answeredBy == AnsweredBy.MACHINE;
    }

    /** It goes on, with a person as far as we know. */
    public boolean mayTalk() {
        return !status.isTerminal() && !isVoicemail();
    }

    /** A mailbox has the line, to which a message is left, or will be once its greeting is over. */
    public boolean isForMailbox() {
        return !status.isTerminal()
                && isVoicemail()
                && (message == MailboxMessage.WAITING || message == MailboxMessage.LEFT);
    }

    /** The number of the person, in E.164 where the network gave one: not for logs. */
    public String personPhone() {
        return direction == CallDirection.INBOUND ? fromPhone : toPhone;
    }

    @Override
    public String toString() {
        return "Call[" + id + " " + status.wireName() + "]";
    }
}
