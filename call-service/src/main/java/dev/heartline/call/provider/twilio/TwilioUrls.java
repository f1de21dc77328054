package dev.heartline.call.provider.twilio;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Our doors as Twilio sees them. */
@ApplicationScoped
class TwilioUrls {

    static final String ROOT = "/webhooks/twilio/voice";
    static final String RELAY = ROOT + "/relay";
    static final String CALL_ID = "callId";

    private final String base;

    TwilioUrls(@ConfigProperty(name = "heartline.public-url") URI publicUrl) {
        this.base = publicUrl.toString().replaceAll("/+$", "");
    }

    /** The URL that was signed, for a request that arrived at this path and raw query. */
    String http(String pathAndQuery) {
        return base + pathAndQuery;
    }

    /** As {@link #http}, for a websocket handshake. */
    String websocket(String pathAndQuery) {
        return base.replaceFirst("^http", "ws") + pathAndQuery;
    }

    String relay() {
        return websocket(RELAY);
    }

    String relayEnded() {
        return http(ROOT + "/relay-ended");
    }

    URI answer(UUID callId) {
        return URI.create(http(ROOT + "/answer/" + callId));
    }

    /** Carries our id: a callback may overtake the answer to the request that dialled, and then its own id is news. */
    URI status(UUID callId) {
        return URI.create(http(ROOT + "/status?" + CALL_ID + "=" + callId));
    }
}
