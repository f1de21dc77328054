package dev.heartline.sms.coach;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.sms.answer.Received;

/**
 * A text that was understood, as far as it matters to whether and how it is answered.
 *
 * @param saidFirstIn the text in which it was said first: another one where this one is an edit of it
 * @param body what its writer says
 * @param answered our words that it follows, within its conversation; empty where there are none
 * @param byMachine nobody wrote it
 * @param media pictures and the like that came with it
 * @param requiresResponse as it was read
 * @param crisis danger was heard in it, and answered
 */
public record TextHeard(
        Received received,
        UUID saidFirstIn,
        String body,
        boolean byMachine,
        int media,
        SmsIntent intent,
        Optional<Sentiment> sentiment,
        boolean requiresResponse,
        boolean crisis,
        Optional<String> answered) {

    boolean isEdit() {
        return !saidFirstIn.equals(received.messageId());
    }
}
