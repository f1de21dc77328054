package dev.heartline.carrier.twilio;

import java.util.Set;

import dev.heartline.telephony.signature.FormBody;

/**
 * The parameters of answering machine detection, checked as Twilio does. Ranges:
 * twilio.com/docs/voice/answering-machine-detection.
 */
final class DetectionParameters {
    private static final int INVALID = 20001;

    private DetectionParameters() {}

    static void check(FormBody form) throws TwilioError {
        oneOf(form, "MachineDetection", Set.of("Enable", "DetectMessageEnd"));
        oneOf(form, "AsyncAmd", Set.of("true", "false"));
        oneOf(form, "AsyncAmdStatusCallbackMethod", Set.of("GET", "POST"));
        between(form, "MachineDetectionTimeout", 3, 59);
        between(form, "MachineDetectionSpeechThreshold", 1000, 6000);
        between(form, "MachineDetectionSpeechEndThreshold", 500, 5000);
        between(form, "MachineDetectionSilenceTimeout", 2000, 10_000);
    }

    private static void oneOf(FormBody form, String field, Set<String> words) throws TwilioError {
        var given = OutboundOrder.given(form, field);
        if (given.isPresent() && !words.contains(given.get())) {
            throw new TwilioError(400, INVALID, "Invalid " + field);
        }
    }

    private static void between(FormBody form, String field, int least, int most) throws TwilioError {
        var given = OutboundOrder.given(form, field);
        if (given.isPresent() && !isBetween(given.get(), least, most)) {
            throw new TwilioError(400, INVALID, field + " must be between " + least + " and " + most);
        }
    }

    private static boolean isBetween(String text, int least, int most) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }
}
