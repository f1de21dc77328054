package dev.heartline.telephony.bird;

import java.time.InstantSource;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

import dev.heartline.service.limit.CallerLimits;
import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.door.WebhookDoor;
import dev.heartline.telephony.signature.SigningTokens;

/** Lets in what Bird signed lately, once, and nothing else. Closed where Bird isn't connected. */
@ApplicationScoped
public class BirdDoor {

    private final Optional<WebhookDoor> door;

    BirdDoor(BirdAccount account, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.door = account.isConnected()
                ? Optional.of(new WebhookDoor(
                        BirdAccount.NAME,
                        new SigningTokens(
                                account.signingKey().orElseThrow(),
                                account.previousSigningKey(),
                                key -> new BirdSignature(key, InstantSource.system())),
                        publicUrl,
                        limits,
                        registry))
                : Optional.empty();
    }

    /**
     * The object of a genuine webhook.
     *
     * @throws HttpProblem 404 where Bird isn't connected, 403 for one that Bird did not sign, 400 where it is no JSON object, 429
     *     where too many forged ones come from one address
     */
    public JsonObject admit(HttpServerRequest request, byte[] body) {
        return door.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "Bird is not connected"))
                .admitJson(request, body);
    }

    /** As {@link WebhookDoor#taking}. */
    public <T> Uni<T> taking(HttpServerRequest request, byte[] body, Uni<T> work) {
        return door.map(open -> open.taking(request, body, work)).orElse(work);
    }
}
