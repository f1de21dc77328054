package dev.heartline.telephony.messagebird;

import java.time.InstantSource;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import dev.heartline.service.limit.CallerLimits;
import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.door.WebhookDoor;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SigningTokens;

/** Lets in what MessageBird signed just now, once, and nothing else. Closed where MessageBird isn't connected. */
@ApplicationScoped
public class MessageBirdDoor {

    private final Optional<WebhookDoor> door;

    MessageBirdDoor(MessageBirdAccount account, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.door = account.isConnected()
                ? Optional.of(new WebhookDoor(
                        MessageBirdAccount.NAME,
                        new SigningTokens(
                                account.signingKey().orElseThrow(),
                                account.previousSigningKey(),
                                key -> new MessageBirdSignature(key, InstantSource.system())),
                        publicUrl,
                        limits,
                        registry))
                : Optional.empty();
    }

    /**
     * The form of a genuine webhook.
     *
     * @throws HttpProblem 404 where MessageBird isn't connected, 403 for one that MessageBird did not sign, 429 where too many of
     *     those come from one address
     */
    public FormBody admit(HttpServerRequest request, byte[] body) {
        return door().admitForm(request, body);
    }

    /** The query of a genuine webhook without a body, as {@link #admit}. */
    public FormBody admitQuery(HttpServerRequest request) {
        return door().admitQuery(request);
    }

    /** As {@link WebhookDoor#taking}. */
    public <T> Uni<T> taking(HttpServerRequest request, byte[] body, Uni<T> work) {
        return door.map(open -> open.taking(request, body, work)).orElse(work);
    }

    private WebhookDoor door() {
        return door.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "MessageBird is not connected"));
    }
}
