package dev.heartline.telephony.signature;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a signature may cover.
 *
 * @param method HTTP method, upper case
 * @param publicUrl the configured public base URL followed by path and raw query as received; {@code wss://} for
 *     websocket handshakes
 * @param headers by name; looked up without regard to case
 * @param body the bytes as received; empty where there is none
 */
public record WebhookRequest(String method, String publicUrl, Map<String, String> headers, byte[] body) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] NO_BODY = {};

    public WebhookRequest {
        method = method.toUpperCase(Locale.ROOT);
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
        body = body == null ? NO_BODY : body.clone();
    }

    /** A websocket handshake: a GET without a body. */
    public static WebhookRequest handshake(String publicUrl, Map<String, String> headers) {
        return new WebhookRequest("GET", publicUrl, headers, NO_BODY);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether the body is an HTML form, and so covered by a signature over its fields. */
    public boolean hasForm() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .orElse(false);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Says nothing about headers and body: they carry secrets, numbers and texts. */
    @Override
    public String toString() {
        return method + " webhook of " + body.length + " bytes";
    }
}
