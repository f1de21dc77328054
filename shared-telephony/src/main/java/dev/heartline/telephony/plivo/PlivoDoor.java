package dev.heartline.telephony.plivo;

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

/** Lets in what Plivo signed for the address that we are configured to have, once, and nothing else. Closed where Plivo isn't connected. */
@ApplicationScoped
public class PlivoDoor {

    private final Optional<WebhookDoor> door;

    PlivoDoor(PlivoAccount account, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.door = account.isConnected()
                ? Optional.of(new WebhookDoor(
                        PlivoAccount.NAME,
                        new SigningTokens(
                                account.authToken().orElseThrow(), account.previousAuthToken(), PlivoSignature::new),
                        publicUrl,
                        limits,
                        registry))
                : Optional.empty();
    }

    /**
     * The form of a genuine webhook.
     *
     * @throws HttpProblem 404 where Plivo isn't connected, 403 for one that Plivo did not sign, 429 where too many of those come from
     *     one address
     */
    public FormBody admit(HttpServerRequest request, byte[] body) {
        return door().admitForm(request, body);
    }

    /** As {@link #admit}, also where Plivo asks the same again. */
    public FormBody admitAgain(HttpServerRequest request, byte[] body) {
        return door().admitFormAgain(request, body);
    }

    private WebhookDoor door() {
        return door.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "Plivo is not connected"));
    }

    /** As {@link WebhookDoor#taking}. */
    public <T> Uni<T> taking(HttpServerRequest request, byte[] body, Uni<T> work) {
        return door.map(open -> open.taking(request, body, work)).orElse(work);
    }
}
