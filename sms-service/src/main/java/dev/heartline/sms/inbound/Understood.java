package dev.heartline.sms.inbound;

import dev.heartline.ai.message.MessageReading;
import dev.heartline.events.vocabulary.SmsIntent;

/**
 * What a text tells in the end: what was settled when it came in stands above what a reader made of it.
 *
 * @param requiresResponse somebody, coach or human, should answer: not what a fixed answer has settled
 */
record Understood(
        SmsIntent intent, double intentConfidence, boolean requiresResponse, boolean crisis, MessageReading reading) {

    private static final double CERTAIN = 1.0;

    static Understood of(Unread text, MessageReading reading) {
        boolean crisis = text.alarmed();
        return text.settled()
                .map(intent -> new Understood(intent, CERTAIN, crisis, crisis, reading))
                .orElseGet(() -> crisis
                        ? new Understood(SmsIntent.EMERGENCY, emergencyConfidence(reading), true, true, reading)
                        : ordinary(reading));
    }

    private static Understood ordinary(MessageReading reading) {
        return switch (reading.intent()) {
            // Whether they want to hear from us was judged at the door, and a second opinion opts nobody out or in; who
            // may have
            // wanted to be left alone gets an answer, in which the coach may ask.
            case OPT_OUT -> new Understood(SmsIntent.OTHER, 1 - reading.intentConfidence(), true, false, reading);
            case OPT_IN ->
                new Understood(
                        SmsIntent.OTHER, 1 - reading.intentConfidence(), reading.requiresResponse(), false, reading);
            default ->
                new Understood(
                        reading.intent(), reading.intentConfidence(), reading.requiresResponse(), false, reading);
        };
    }

    private static double emergencyConfidence(MessageReading reading) {
        return reading.intent() == SmsIntent.EMERGENCY ? reading.intentConfidence() : CERTAIN;
    }
}
