package dev.heartline.telephony.twilio;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;

import dev.heartline.service.limit.CallerLimits;
import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.door.WebhookDoor;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SigningTokens;

/** Lets in what Twilio signed for the address that we are configured to have, and nothing else. */
@ApplicationScoped
public class TwilioDoor {

    private final WebhookDoor door;

    TwilioDoor(TwilioAccount account, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.door = new WebhookDoor(
                TwilioAccount.NAME,
                new SigningTokens(account.authToken(), account.previousAuthToken(), TwilioSignature::new),
                publicUrl,
                limits,
                registry);
    }

    /**
     * The form of a genuine webhook.
     *
     * @throws HttpProblem 403 for one that Twilio did not sign; 429 where too many of those come from one address
     */
    public FormBody admit(HttpServerRequest request, byte[] body) {
        return door.admitForm(request, body);
    }

    /** Whether it is Twilio that wants to open a websocket. */
    public boolean admitsHandshake(HttpServerRequest request) {
        return door.admitsHandshake(request);
    }
}
