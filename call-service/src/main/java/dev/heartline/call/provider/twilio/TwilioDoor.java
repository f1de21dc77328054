package dev.heartline.call.provider.twilio;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.TwilioSignature;
import dev.heartline.telephony.signature.WebhookRequest;

/** Lets in what Twilio signed, and nothing else. */
@ApplicationScoped
class TwilioDoor {

    private static final Logger LOG = Logger.getLogger(TwilioDoor.class);

    private final TwilioSignature signature;
    private final TwilioUrls urls;
    private final MeterRegistry registry;

    TwilioDoor(TwilioConfig config, TwilioUrls urls, MeterRegistry registry) {
        this.signature = new TwilioSignature(config.authToken());
        this.urls = urls;
        this.registry = registry;
    }

    /**
     * The fields of a genuine webhook.
     *
     * @throws HttpProblem 403 for one that Twilio did not sign
     */
    FormBody admit(HttpServerRequest request, byte[] body) {
        var webhook = new WebhookRequest(request.method().name(), urls.http(request.uri()), headers(request), body);
        if (!isGenuine(webhook, "webhook")) {
            throw problem(Response.Status.FORBIDDEN, "This is not signed by our account at Twilio");
        }
        return FormBody.parse(body);
    }

    boolean admitsHandshake(HttpServerRequest request) {
        return isGenuine(WebhookRequest.handshake(urls.websocket(request.uri()), headers(request)), "websocket");
    }

    /** @throws HttpProblem 400 where a genuine webhook lacks the field */
    static String required(FormBody form, String field) {
        return form.first(field)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> problem(Response.Status.BAD_REQUEST, "The field " + field + " is missing"));
    }

    static HttpProblem problem(Response.Status status, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .build();
    }

    private boolean isGenuine(WebhookRequest request, String door) {
        var verdict = signature.verify(request);
        if (verdict != SignatureVerdict.GENUINE) {
            LOG.warnf("Refused a %s that claims to be Twilio's: %s", door, verdict);
            registry.counter(
                            "heartline.webhooks.refused",
                            "provider",
                            TwilioVoice.NAME,
                            "door",
                            door,
                            "reason",
                            verdict.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
        return verdict.isGenuine();
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return headers;
    }
}
