package dev.heartline.carrier.twilio;

import java.util.Optional;

/**
 * What is configured at our number in Twilio's console: the URLs asked when somebody calls or texts it.
 *
 * @param voiceUrl asked for TwiML when somebody calls
 * @param voiceStatusUrl told when an inbound call has ended
 * @param smsUrl told of inbound texts
 */
public record NumberRoutes(Optional<String> voiceUrl, Optional<String> voiceStatusUrl, Optional<String> smsUrl) {
    public static final NumberRoutes NONE = new NumberRoutes(Optional.empty(), Optional.empty(), Optional.empty());

    /** The doors of Heartline's services behind the given base URLs. */
    public static NumberRoutes ofServices(String callUrl, String smsUrl) {
        return new NumberRoutes(
                Optional.of(callUrl + "/webhooks/twilio/voice/inbound"),
                Optional.of(callUrl + "/webhooks/twilio/voice/status"),
                Optional.of(smsUrl + "/webhooks/twilio/sms/inbound"));
    }
}
