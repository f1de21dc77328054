package dev.heartline.carrier.twilio;

import java.util.List;
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
        boolean detectsInBackground,
        Optional<String> detectionCallback) {

    static OutboundOrder of(FormBody form) throws TwilioError {
        var url = given(form, "Url");
        var twiml = given(form, "Twiml");
        if (url.isEmpty() && twiml.isEmpty()) {
            throw new TwilioError(400, 21205, "Url or Twiml is required");
        }
        if (url.isPresent() && !url.get().matches("https?://.+")) {
            throw new TwilioError(400, 21205, "Url is not a valid URL");
        }
        var events = form.all("StatusCallbackEvent");
        return new OutboundOrder(
                number(form, "To", 21201, 21211),
                number(form, "From", 21213, 21212),
                url,
                twiml,
                given(form, "StatusCallback"),
                Set.copyOf(events.isEmpty() ? List.of("completed") : events),
                given(form, "MachineDetection").isPresent(),
                given(form, "AsyncAmd").filter("true"::equals).isPresent(),
                given(form, "AsyncAmdStatusCallback"));
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
