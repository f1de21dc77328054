package dev.heartline.telephony.twilio;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

/** Lets in what Twilio signed for the address that we are configured to have, and nothing else. */
@ApplicationScoped
public class TwilioDoor {

    private static final Logger LOG = Logger.getLogger(TwilioDoor.class);
    private static final int LONGEST_ID = 200;

    private final TwilioSignature signature;
    private final PublicUrl publicUrl;
    private final MeterRegistry registry;

    TwilioDoor(TwilioAccount account, PublicUrl publicUrl, MeterRegistry registry) {
        this.signature = new TwilioSignature(account.authToken());
        this.publicUrl = publicUrl;
        this.registry = registry;
    }

    /**
     * The form of a genuine webhook.
     *
     * @throws HttpProblem 403 for one that Twilio did not sign
     */
    public FormBody admit(HttpServerRequest request, byte[] body) {
        var method = request.method().name();
        var webhook = new WebhookRequest(method, publicUrl.http(request.uri()), headers(request), body);
        if (!isGenuine(webhook, "webhook")) {
            throw HttpProblem.valueOf(Status.FORBIDDEN, "The signature of this webhook is not genuine");
        }
        return FormBody.parse(body);
    }

    /** Whether it is Twilio that wants to open a websocket. */
    public boolean admitsHandshake(HttpServerRequest request) {
        return isGenuine(WebhookRequest.handshake(publicUrl.websocket(request.uri()), headers(request)), "websocket");
    }

    /**
     * The field of a genuine webhook: an id or a number, not a text.
     *
     * @throws HttpProblem 400 where it is missing or blank, longer than any id, or holds a NUL, which no column takes
     */
    public static String required(FormBody form, String field) {
        var value = form.first(field)
                .filter(found -> !found.isBlank())
                .orElseThrow(() -> HttpProblem.valueOf(Status.BAD_REQUEST, "The field " + field + " is missing"));
        if (value.length() > LONGEST_ID || value.indexOf('\0') >= 0) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "The field " + field + " is not what it should be");
        }
        return value;
    }

    private boolean isGenuine(WebhookRequest request, String door) {
        var verdict = signature.verify(request);
        if (!verdict.isGenuine()) {
            note(verdict, door);
        }
        return verdict.isGenuine();
    }

    private void note(SignatureVerdict verdict, String door) {
        var reason = verdict.name().toLowerCase(Locale.ROOT);
        LOG.warnf("Refused a %s that claims to be Twilio's: its signature is %s", door, reason);
        registry.counter("heartline.webhooks.refused", "provider", TwilioAccount.NAME, "door", door, "reason", reason)
                .increment();
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return headers;
    }
}
