package dev.heartline.call.provider.plivo;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.telephony.PublicUrl;

/** Our doors as Plivo sees them. */
@ApplicationScoped
class PlivoUrls {

    static final String ROOT = "/webhooks/plivo/voice";
    static final String CALL_ID = "callId";
    static final String TURN = "turn";

    private final PublicUrl publicUrl;

    PlivoUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    String answer(UUID callId) {
        return publicUrl.http(ROOT + "/answer/" + callId);
    }

    /** Carries our id: a callback may overtake the answer to the request that dialled. */
    String status(UUID callId) {
        return publicUrl.http(ROOT + "/status?" + CALL_ID + "=" + callId);
    }

    String turn(UUID callId, int turn) {
        return publicUrl.http(ROOT + "/turn/" + callId + "?" + TURN + "=" + turn);
    }

    String transfer(UUID callId) {
        return publicUrl.http(ROOT + "/transfer/" + callId);
    }

    String message(UUID callId) {
        return publicUrl.http(ROOT + "/message/" + callId);
    }

    String transferEnded(UUID callId) {
        return publicUrl.http(ROOT + "/transfer-ended/" + callId);
    }
}
