package dev.heartline.carrier.webhook;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Something to be told to our service.
 *
 * @param method of HTTP
 * @param event what it tells, for the record
 * @param headers signature included; asked anew for each attempt, as some providers sign each anew
 */
public record Webhook(
        String method,
        String event,
        String url,
        String contentType,
        String body,
        Supplier<Map<String, String>> headers) {

    /** Something to be posted. */
    public Webhook(String event, String url, String contentType, String body, Supplier<Map<String, String>> headers) {
        this("POST", event, url, contentType, body, headers);
    }

    /** All that it tells stands in its address. */
    public static Webhook get(String event, String url, Supplier<Map<String, String>> headers) {
        return new Webhook("GET", event, url, "", "", headers);
    }
}
