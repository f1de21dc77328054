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

import dev.heartline.service.limit.CallerLimits;
import dev.heartline.service.web.Characters;
import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

/** Lets in what Twilio signed for the address that we are configured to have, and nothing else. */
@ApplicationScoped
public class TwilioDoor {

    private static final Logger LOG = Logger.getLogger(TwilioDoor.class);

    /** Ids, numbers and states, with room to spare. */
    private static final int LONGEST_NAME = 255;

    private final SigningTokens tokens;
    private final PublicUrl publicUrl;
    private final CallerLimits limits;
    private final MeterRegistry registry;

    TwilioDoor(TwilioAccount account, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.tokens = new SigningTokens(account.authToken(), account.previousAuthToken());
        this.publicUrl = publicUrl;
        this.limits = limits;
        this.registry = registry;
    }

    /**
     * The form of a genuine webhook, however many there are: Twilio doesn't send again what was refused, so a limit on them would
     * lose a text or leave a caller in silence. Only what is forged is counted.
     *
     * @throws HttpProblem 403 for one that Twilio did not sign; 429 where too many of those come from one address
     */
    public FormBody admit(HttpServerRequest request, byte[] body) {
        var method = request.method().name();
        var webhook = new WebhookRequest(method, publicUrl.http(request.uri()), headers(request), body);
        if (!isGenuine(webhook, "webhook")) {
            throw limits.failure(request)
                    .orElseGet(() ->
                            HttpProblem.valueOf(Status.FORBIDDEN, "The signature of this webhook is not genuine"));
        }
        return legible(FormBody.parse(body));
    }

    /** Whether it is Twilio that wants to open a websocket. */
    public boolean admitsHandshake(HttpServerRequest request) {
        return isGenuine(WebhookRequest.handshake(publicUrl.websocket(request.uri()), headers(request)), "websocket");
    }

    /**
     * The field of a genuine webhook: an id or a number, not a text.
     *
     * @throws HttpProblem 400 where it is missing, blank, longer than any id, or holds a NUL, which no column takes
     */
    public static String required(FormBody form, String field) {
        var value = form.first(field)
                .filter(found -> !found.isBlank())
                .orElseThrow(() -> HttpProblem.valueOf(Status.BAD_REQUEST, "The field " + field + " is missing"));
        if (value.length() > LONGEST_NAME || value.indexOf('\0') >= 0) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "The field " + field + " is not what it should be");
        }
        return value;
    }

    private boolean isGenuine(WebhookRequest request, String door) {
        var check = tokens.check(request);
        if (check.verdict().isGenuine()) {
            var token = check.token().name().toLowerCase(Locale.ROOT);
            registry.counter(
                            "heartline.webhooks.admitted", "provider", TwilioAccount.NAME, "door", door, "token", token)
                    .increment();
        } else {
            note(check.verdict(), door);
        }
        return check.verdict().isGenuine();
    }

    /** A text that was signed is taken whatever is in it: a refusal would lose it, and with it perhaps somebody's STOP. */
    private static FormBody legible(FormBody form) {
        return new FormBody(form.fields().stream()
                .map(field -> new FormBody.Field(field.name(), Characters.cleaned(field.value())))
                .toList());
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
