package dev.heartline.telephony.door;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.core.Response.Status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.apache.commons.codec.digest.DigestUtils;
import org.jboss.logging.Logger;

import dev.heartline.service.limit.CallerLimits;
import dev.heartline.service.web.Characters;
import dev.heartline.telephony.PublicUrl;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.OnceOnly;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.SigningTokens;
import dev.heartline.telephony.signature.WebhookRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lets in what one provider signed for the address that we are configured to have, once, and nothing else. */
public final class WebhookDoor {

    private static final Logger LOG = Logger.getLogger(WebhookDoor.class);

    /** Ids, numbers and states, with room to spare. */
    private static final int LONGEST_NAME = 255;

    private static final byte[] NO_BODY = {};

    /** Longer than any scheme that says when it signed lets a signature live. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final String provider;
    private final SigningTokens tokens;
    private final PublicUrl publicUrl;
    private final CallerLimits limits;
    private final MeterRegistry registry;
    private final OnceOnly once = new OnceOnly(REMEMBERED);

    public WebhookDoor(
            String provider, SigningTokens tokens, PublicUrl publicUrl, CallerLimits limits, MeterRegistry registry) {
        this.provider = provider;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.limits = limits;
        this.registry = registry;
    }

    /**
     * Returns for a genuine webhook, however many there are: providers don't send again what was refused, so a limit on them would
     * lose a text or leave a caller in silence. Only what is forged is counted.
     *
     * @throws HttpProblem 403 for one that the provider did not sign; 429 where too many of those come from one address; 503 for one
     *     that is {@link #taking being taken in} while it comes again
     */
    public void admit(HttpServerRequest request, byte[] body) {
        admit(request, body, Repeats.REFUSED);
    }

    /**
     * As {@link #admit}, and also what came before and is the same in address and body: a provider that has lost our answer asks again
     * with the signature that it has. For doors that answer a question twice as they did once.
     */
    public void admitAgain(HttpServerRequest request, byte[] body) {
        admit(request, body, Repeats.ANSWERED);
    }

    private void admit(HttpServerRequest request, byte[] body, Repeats repeats) {
        if (!isGenuine(webhook(request, body), "webhook", repeats)) {
            throw limits.failure(request)
                    .orElseGet(() ->
                            HttpProblem.valueOf(Status.FORBIDDEN, "The signature of this webhook is not genuine"));
        }
    }

    /**
     * Takes in what was admitted. Where that fails, or whoever sent it doesn't wait for the end, it is no replay when it comes again:
     * some providers sign a repetition anew and some don't say, and a text that is refused then would be lost. While nobody knows
     * yet, one that comes again is told to come once more.
     */
    public <T> Uni<T> taking(HttpServerRequest request, byte[] body, Uni<T> work) {
        var word = tokens.check(webhook(request, body)).once();
        if (word.isEmpty()) {
            return work;
        }
        once.underWay(word.get());
        return work.onTermination().invoke((_, failure, cancelled) -> {
            if (failure == null && !cancelled) {
                once.taken(word.get());
            } else {
                once.forget(word.get());
            }
        });
    }

    /** The form of a genuine webhook, as {@link #admit}. */
    public FormBody admitForm(HttpServerRequest request, byte[] body) {
        admit(request, body);
        return legible(FormBody.parse(body));
    }

    /**
     * The object of a genuine webhook, as {@link #admit}.
     *
     * @throws HttpProblem 400 where it is no JSON object
     */
    public JsonObject admitJson(HttpServerRequest request, byte[] body) {
        admit(request, body);
        return read(body);
    }

    /** The object of a genuine webhook, as {@link #admitAgain}. */
    public JsonObject admitJsonAgain(HttpServerRequest request, byte[] body) {
        admitAgain(request, body);
        return read(body);
    }

    private static JsonObject read(byte[] body) {
        try {
            return new JsonObject(Buffer.buffer(body));
        } catch (DecodeException | ClassCastException e) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "The body is not a JSON object");
        }
    }

    /** The query of a genuine webhook that has no body, as {@link #admit}. */
    public FormBody admitQuery(HttpServerRequest request) {
        admit(request, NO_BODY);
        return legible(FormBody.parse(request.query() == null ? "" : request.query()));
    }

    /** The form of a genuine webhook, as {@link #admitAgain}. */
    public FormBody admitFormAgain(HttpServerRequest request, byte[] body) {
        admitAgain(request, body);
        return legible(FormBody.parse(body));
    }

    /** Whether it is the provider that wants to open a websocket. */
    public boolean admitsHandshake(HttpServerRequest request) {
        return isGenuine(
                WebhookRequest.handshake(publicUrl.websocket(request.uri()), headers(request)),
                "websocket",
                Repeats.REFUSED);
    }

    /**
     * The field of a genuine webhook: an id or a number, not a text.
     *
     * @throws HttpProblem 400 where it is missing, blank, longer than any id, or holds a NUL, which no column takes
     */
    public static String required(FormBody form, String field) {
        return required(form.first(field).orElse(null), field);
    }

    /** As {@link #required(FormBody, String)}; null where it is missing. */
    public static String required(String value, String field) {
        if (value == null || value.isBlank()) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "The field " + field + " is missing");
        }
        if (value.length() > LONGEST_NAME || value.indexOf('\0') >= 0) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "The field " + field + " is not what it should be");
        }
        return value;
    }

    private WebhookRequest webhook(HttpServerRequest request, byte[] body) {
        return new WebhookRequest(request.method().name(), publicUrl.http(request.uri()), headers(request), body);
    }

    private boolean isGenuine(WebhookRequest request, String door, Repeats repeats) {
        var check = tokens.check(request);
        var taken = check.once()
                .map(word -> once.take(word, content(request), Instant.now()))
                .orElse(OnceOnly.Taken.FIRST);
        if (taken == OnceOnly.Taken.UNDER_WAY && repeats == Repeats.REFUSED) {
            throw HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, "This webhook is being taken in: come again later");
        }
        var verdict = repeats.allow(taken) ? check.verdict() : SignatureVerdict.REPLAYED;
        if (verdict.isGenuine()) {
            var token = check.token().name().toLowerCase(Locale.ROOT);
            registry.counter("heartline.webhooks.admitted", "provider", provider, "door", door, "token", token)
                    .increment();
        } else {
            note(verdict, door);
        }
        return verdict.isGenuine();
    }

    private static String content(WebhookRequest request) {
        var digest = DigestUtils.getSha256Digest();
        digest.update(request.publicUrl().getBytes(UTF_8));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(request.body()));
    }

    /** What to do with a signature that came before. */
    private enum Repeats {
        REFUSED,
        ANSWERED;

        boolean allow(OnceOnly.Taken taken) {
            return switch (taken) {
                case FIRST -> true;
                case UNDER_WAY, AGAIN -> this == ANSWERED;
                case FOR_ANOTHER -> false;
            };
        }
    }

    /** A text that was signed is taken whatever is in it: a refusal would lose it, and with it perhaps somebody's STOP. */
    private static FormBody legible(FormBody form) {
        return new FormBody(form.fields().stream()
                .map(field -> new FormBody.Field(field.name(), Characters.cleaned(field.value())))
                .toList());
    }

    private void note(SignatureVerdict verdict, String door) {
        var reason = verdict.name().toLowerCase(Locale.ROOT);
        LOG.warnf("Refused a %s that claims to be of %s: its signature is %s", door, provider, reason);
        registry.counter("heartline.webhooks.refused", "provider", provider, "door", door, "reason", reason)
                .increment();
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return headers;
    }
}
