package dev.heartline.sms.coach;

import java.util.Optional;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.sms.answer.Received;

/**
 * A text that was understood, as far as it matters to whether and how it is answered.
 *
 * @param answered our words that it follows, within its conversation; empty where there are none
 * @param media pictures and the like that came with it
 * @param requiresResponse as it was read
 * @param crisis danger was heard in it, and answered
 */
public record TextHeard(
        Received received,
        String body,
        int media,
        SmsIntent intent,
        Optional<Sentiment> sentiment,
        boolean requiresResponse,
        boolean crisis,
        Optional<String> answered) {}
