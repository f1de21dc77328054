package dev.heartline.call.provider.twilio;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.telephony.PublicUrl;

/** Our doors as Twilio sees them. */
@ApplicationScoped
class TwilioUrls {

    static final String ROOT = "/webhooks/twilio/voice";
    static final String RELAY = ROOT + "/relay";
    static final String CALL_ID = "callId";
    static final String TURN = "turn";

    private final PublicUrl publicUrl;

    TwilioUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    String relay() {
        return publicUrl.websocket(RELAY);
    }

    String relayEnded() {
        return publicUrl.http(ROOT + "/relay-ended");
    }

    String transferEnded() {
        return publicUrl.http(ROOT + "/transfer-ended");
    }

    URI answer(UUID callId) {
        return URI.create(publicUrl.http(ROOT + "/answer/" + callId));
    }

    URI answeredBy(UUID callId) {
        return URI.create(publicUrl.http(ROOT + "/answered-by?" + CALL_ID + "=" + callId));
    }

    /** Carries our id: a callback may overtake the answer to the request that dialled, and then its own id is news. */
    URI status(UUID callId) {
        return URI.create(publicUrl.http(ROOT + "/status?" + CALL_ID + "=" + callId));
    }

    /** Carries our id of the recording. */
    URI recording(UUID recordingId) {
        return URI.create(publicUrl.http(ROOT + "/recording/" + recordingId));
    }

    URI turn(UUID callId, int turn) {
        return URI.create(publicUrl.http(ROOT + "/turn/" + callId + "?" + TURN + "=" + turn));
    }
}
