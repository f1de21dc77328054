package dev.heartline.telephony.vonage;

import java.time.InstantSource;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

import dev.heartline.service.limit.CallerLimits;
import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.door.WebhookDoor;
import dev.heartline.telephony.signature.SigningTokens;

/** Lets in what Vonage signed lately, for one address, and nothing else. Closed where Vonage isn't connected. */
@ApplicationScoped
public class VonageDoor {

    private final Optional<WebhookDoor> door;

    VonageDoor(VonageAccount account, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.door = account.isConnected()
                ? Optional.of(new WebhookDoor(
                        VonageAccount.NAME,
                        new SigningTokens(
                                account.signatureSecret().orElseThrow(),
                                account.previousSignatureSecret(),
                                secret -> new VonageSignature(
                                        secret, account.applicationId().orElseThrow(), InstantSource.system())),
                        publicUrl,
                        limits,
                        registry))
                : Optional.empty();
    }

    /**
     * The object of a genuine webhook, also where Vonage sends the same again.
     *
     * @throws HttpProblem 404 where Vonage isn't connected, 403 for one that Vonage did not sign, 400 where it is no JSON object, 429
     *     where too many forged ones come from one address
     */
    public JsonObject admitAgain(HttpServerRequest request, byte[] body) {
        return door().admitJsonAgain(request, body);
    }

    private WebhookDoor door() {
        return door.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "Vonage is not connected"));
    }
}
