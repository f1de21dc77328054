package dev.heartline.carrier.webhook;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Something to be posted to our service.
 *
 * @param event what it tells, for the record
 * @param headers signature included; asked anew for each attempt, as some providers sign each anew
 */
public record Webhook(
        String event, String url, String contentType, String body, Supplier<Map<String, String>> headers) {}
