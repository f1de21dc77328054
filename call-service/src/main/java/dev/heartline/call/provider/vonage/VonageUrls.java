package dev.heartline.call.provider.vonage;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.telephony.PublicUrl;

/** Our doors as Vonage sees them. */
@ApplicationScoped
class VonageUrls {

    static final String ROOT = "/webhooks/vonage/voice";
    static final String CALL_ID = "callId";
    static final String TURN = "turn";

    private final PublicUrl publicUrl;

    VonageUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    String answer(UUID callId) {
        return publicUrl.http(ROOT + "/answer/" + callId);
    }

    /** Carries our id: an event may overtake the answer to the request that dialled. */
    String event(UUID callId) {
        return publicUrl.http(ROOT + "/event?" + CALL_ID + "=" + callId);
    }

    String turn(UUID callId, int turn) {
        return publicUrl.http(ROOT + "/turn/" + callId + "?" + TURN + "=" + turn);
    }

    String transferEnded(UUID callId) {
        return publicUrl.http(ROOT + "/transfer-ended/" + callId);
    }
}
