package dev.heartline.carrier.network;

import java.util.Optional;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A text for a person to send to our number.
 *
 * @param to the number of ours that it is written to; empty for the one that people call
 * @param media pictures that go with it; up to 10
 * @param messageSid the provider's id, when it must be known beforehand or the same again
 */
public record InboundText(
        PhoneNumber from, Optional<PhoneNumber> to, String body, int media, Optional<String> messageSid) {

    /** As Twilio and Plivo take them. */
    private static final int MOST_MEDIA = 10;

    public InboundText {
        if (media < 0 || media > MOST_MEDIA) {
            throw new IllegalArgumentException("media is between 0 and " + MOST_MEDIA);
        }
    }

    public static InboundText from(String phone, String body) {
        return new InboundText(PhoneNumber.of(phone), Optional.empty(), body, 0, Optional.empty());
    }

    public InboundText to(String number) {
        return new InboundText(from, Optional.of(PhoneNumber.of(number)), body, media, messageSid);
    }

    public InboundText withMedia(int pictures) {
        return new InboundText(from, to, body, pictures, messageSid);
    }

    public InboundText withMessageSid(String messageSid) {
        return new InboundText(from, to, body, media, Optional.of(messageSid));
    }
}
