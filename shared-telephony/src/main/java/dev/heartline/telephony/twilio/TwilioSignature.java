package dev.heartline.telephony.twilio;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.signature.WebhookVerifier;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Twilio's {@code X-Twilio-Signature}: Base64 of HMAC-SHA1, keyed by the auth token, over the URL followed by every form
 * field (sorted by name; the values of a repeated field sorted, each once). Bodies that are not forms are covered by a
 * {@code bodySHA256} query parameter instead; websocket handshakes by the {@code wss://} URL alone.
 *
 * <p>Twilio signs the URL sometimes with and sometimes without its default port, so both forms are accepted, as in its
 * own SDKs. Source: twilio.com/docs/usage/webhooks/webhooks-security and the vectors of the official SDKs.
 */
public final class TwilioSignature implements WebhookVerifier {
    public static final String HEADER = "X-Twilio-Signature";

    private static final Pattern BODY_DIGEST = Pattern.compile("[?&]bodySHA256=([^&#]*)");
    private static final Pattern URL = Pattern.compile("(?<scheme>[a-zA-Z]+)://(?<authority>[^/?#]*)(?<rest>.*)");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("https", 443, "wss", 443, "http", 80, "ws", 80);

    private final byte[] key;

    public TwilioSignature(String authToken) {
        if (authToken == null || authToken.isBlank()) {
            throw new IllegalArgumentException("Twilio's auth token must not be blank");
        }
        this.key = authToken.getBytes(UTF_8);
    }

    @Override
    public SignatureVerdict verify(WebhookRequest request) {
        var signature = request.header(HEADER);
        if (signature.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        FormBody signedFields;
        try {
            signedFields = request.hasForm() ? FormBody.parse(request.body()) : FormBody.EMPTY;
        } catch (FormBody.MalformedForm e) {
            return SignatureVerdict.MISMATCH;
        }
        if (!isSignatureOf(request.publicUrl(), signedFields, signature.get())) {
            return SignatureVerdict.MISMATCH;
        }
        return request.hasForm() || bodyIsTheSignedOne(request)
                ? SignatureVerdict.GENUINE
                : SignatureVerdict.BODY_ALTERED;
    }

    /** Signature of a form POST. */
    public String sign(String url, FormBody form) {
        var signed = new StringBuilder(url);
        var sorted = new TreeMap<String, TreeSet<String>>();
        form.fields()
                .forEach(field -> sorted.computeIfAbsent(field.name(), name -> new TreeSet<>())
                        .add(field.value()));
        sorted.forEach(
                (name, values) -> values.forEach(value -> signed.append(name).append(value)));
        return Base64.getEncoder().encodeToString(hmac(signed.toString()));
    }

    /** Signature of what has no form: a GET, a websocket handshake, or a URL that carries {@code bodySHA256}. */
    public String sign(String url) {
        return sign(url, FormBody.EMPTY);
    }

    /** The URL to post a body that is no form to: with the digest that Twilio's signature then covers. */
    public static String withBodyDigest(String url, byte[] body) {
        return url + (url.contains("?") ? "&" : "?") + "bodySHA256=" + DigestUtils.sha256Hex(body);
    }

    private boolean isSignatureOf(String url, FormBody form, String signature) {
        var given = signature.getBytes(UTF_8);
        boolean matches = false;
        for (var candidate : List.of(withDefaultPort(url), withoutPort(url), url)) {
            // No early exit: how long the check takes says nothing about which form matched.
            matches |= MessageDigest.isEqual(sign(candidate, form).getBytes(UTF_8), given);
        }
        return matches;
    }

    private static boolean bodyIsTheSignedOne(WebhookRequest request) {
        var digest = BODY_DIGEST.matcher(request.publicUrl());
        if (!digest.find()) {
            // Nothing vouches for a body that neither is a form nor has its digest in the URL.
            return request.body().length == 0;
        }
        var actual = DigestUtils.sha256Hex(request.body());
        return MessageDigest.isEqual(actual.getBytes(UTF_8), digest.group(1).getBytes(UTF_8));
    }

    private static String withDefaultPort(String url) {
        var parts = URL.matcher(url);
        if (!parts.matches() || PORT.matcher(parts.group("authority")).find()) {
            return url;
        }
        var port = DEFAULT_PORTS.get(parts.group("scheme").toLowerCase(Locale.ROOT));
        return port == null
                ? url
                : parts.group("scheme") + "://" + parts.group("authority") + ":" + port + parts.group("rest");
    }

    private static String withoutPort(String url) {
        var parts = URL.matcher(url);
        return parts.matches()
                ? parts.group("scheme")
                        + "://"
                        + PORT.matcher(parts.group("authority")).replaceFirst("")
                        + parts.group("rest")
                : url;
    }

    private byte[] hmac(String text) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_1, key).hmac(text);
    }
}
