package dev.heartline.carrier.network;

import java.util.Optional;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A text for a person to send to our number.
 *
 * @param messageSid the provider's id, when it must be known beforehand or the same again
 */
public record InboundText(PhoneNumber from, String body, Optional<String> messageSid) {
    public static InboundText from(String phone, String body) {
        return new InboundText(PhoneNumber.of(phone), body, Optional.empty());
    }

    public InboundText withMessageSid(String messageSid) {
        return new InboundText(from, body, Optional.of(messageSid));
    }
}
