package dev.heartline.carrier.twilio;

import java.util.ArrayList;
import java.util.List;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.network.TextMessage;
import dev.heartline.telephony.signature.FormBody;

/** The form fields of Twilio's webhooks. */
final class TwilioFields {
    static final String API_VERSION = "2010-04-01";

    private final List<FormBody.Field> fields = new ArrayList<>();

    static TwilioFields of(PhoneCall call, String accountSid) {
        return of(call, accountSid, status(call.state()));
    }

    static TwilioFields of(PhoneCall call, String accountSid, String status) {
        return new TwilioFields()
                .with("AccountSid", accountSid)
                .with("ApiVersion", API_VERSION)
                .with("CallSid", call.sid())
                .with("CallStatus", status)
                .with("Direction", direction(call.direction()))
                .with("From", call.from().e164())
                .with("To", call.to().e164())
                .with("Caller", call.from().e164())
                .with("Called", call.to().e164())
                .with("FromCity", "")
                .with("ToCity", "");
    }

    static TwilioFields of(TextMessage text, String accountSid) {
        return new TwilioFields()
                .with("AccountSid", accountSid)
                .with("ApiVersion", API_VERSION)
                .with("MessageSid", text.sid())
                .with("SmsSid", text.sid())
                .with("From", text.from().e164())
                .with("To", text.to().e164());
    }

    TwilioFields with(String name, String value) {
        fields.add(new FormBody.Field(name, value));
        return this;
    }

    TwilioFields with(String name, long value) {
        return with(name, Long.toString(value));
    }

    FormBody form() {
        return new FormBody(fields);
    }

    static String status(CallState state) {
        return state.wireName().replace('_', '-');
    }

    static String direction(Direction direction) {
        return switch (direction) {
            case INBOUND -> "inbound";
            case OUTBOUND -> "outbound-api";
        };
    }
}
