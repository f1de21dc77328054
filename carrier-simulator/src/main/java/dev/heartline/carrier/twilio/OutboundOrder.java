package dev.heartline.carrier.twilio;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.FormBody;

/** A call that our service ordered: the form posted to {@code Calls.json}. */
record OutboundOrder(
        PhoneNumber to,
        PhoneNumber from,
        Optional<String> url,
        Optional<String> twiml,
        Optional<String> statusCallback,
        Set<String> statusEvents,
        boolean detectsMachines,
        boolean detectsMessageEnd,
        boolean detectsInBackground,
        Optional<String> detectionCallback) {

    private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

    /** @param ours the number that the account may call from */
    static OutboundOrder of(FormBody form, PhoneNumber ours) throws TwilioError {
        var to = number(form, "To", 21201, 21211);
        var from = number(form, "From", 21213, 21212);
        if (to.equals(from)) {
            throw new TwilioError(400, 21211, "The 'To' number must not be the 'From' number.");
        }
        if (!from.equals(ours)) {
            throw new TwilioError(400, 21210, "The source phone number provided is not yet verified for your account.");
        }
        var url = url(form, "Url", 21205);
        var twiml = given(form, "Twiml");
        if (url.isEmpty() && twiml.isEmpty()) {
            throw new TwilioError(400, 21205, "Url or Twiml is required");
        }
        DetectionParameters.check(form);
        return new OutboundOrder(
                to,
                from,
                url,
                twiml,
                url(form, "StatusCallback", 21609),
                events(form),
                given(form, "MachineDetection").isPresent(),
                given(form, "MachineDetection")
                        .filter("DetectMessageEnd"::equals)
                        .isPresent(),
                given(form, "AsyncAmd").filter("true"::equals).isPresent(),
                url(form, "AsyncAmdStatusCallback", 21609));
    }

    private static Set<String> events(FormBody form) throws TwilioError {
        var events = form.all("StatusCallbackEvent");
        if (!EVENTS.containsAll(events)) {
            throw new TwilioError(400, 21626, "Invalid StatusCallbackEvent");
        }
        return events.isEmpty() ? Set.of("completed") : Set.copyOf(events);
    }

    /** An absolute address that the network could ask; at most 4,000 characters, as Twilio has it. */
    static Optional<String> url(FormBody form, String field, int invalid) throws TwilioError {
        var text = given(form, field);
        if (text.isPresent() && !isUrl(text.get())) {
            throw new TwilioError(400, invalid, "The '" + field + "' is not a valid URL.");
        }
        return text;
    }

    static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return text.length() <= 4000
                    && url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static PhoneNumber number(FormBody form, String field, int missing, int invalid) throws TwilioError {
        var text = given(form, field)
                .orElseThrow(() -> new TwilioError(400, missing, "A '" + field + "' phone number is required."));
        try {
            return PhoneNumber.of(text);
        } catch (InvalidPhoneNumber e) {
            throw new TwilioError(400, invalid, "The '" + field + "' number is not a valid phone number.");
        }
    }

    static Optional<String> given(FormBody form, String field) {
        return form.first(field).filter(value -> !value.isBlank());
    }
}
