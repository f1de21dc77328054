package dev.heartline.carrier.bird;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.text.OrderedText;
import dev.heartline.carrier.text.TextDialect;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.bird.BirdSignature;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bird's webhooks: JSON to the addresses of the workspace's subscriptions. */
final class BirdDialect implements TextDialect {
    private static final String INBOUND = "/webhooks/bird/sms/inbound";
    private static final String STATUS = "/webhooks/bird/sms/status";
    private static final int STOPPED = 103;

    private final BirdSignature signature;
    private final String channelId;

    BirdDialect(BirdSignature signature, String channelId) {
        this.signature = signature;
        this.channelId = channelId;
    }

    @Override
    public String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public int optedOutCode() {
        return STOPPED;
    }

    @Override
    public Webhook inbound(TextMessage text, String smsUrl) {
        var payload = about(text)
                .put(
                        "sender",
                        new JsonObject()
                                .put(
                                        "contact",
                                        new JsonObject()
                                                .put("id", UUID.randomUUID().toString())
                                                .put("identifierKey", "phonenumber")
                                                .put(
                                                        "identifierValue",
                                                        text.from().e164())))
                .put("direction", "incoming")
                .put("status", "delivered");
        return webhook("sms", "sms.inbound", smsUrl + INBOUND, payload);
    }

    @Override
    public Optional<Webhook> state(TextMessage text, OrderedText order, Optional<String> smsUrl) {
        var payload = message(text, order);
        return smsUrl.map(url -> webhook("sms-status:" + status(text), "sms.outbound", url + STATUS, payload));
    }

    /** An ordered text, as the API shows it. */
    JsonObject message(TextMessage text, OrderedText order) {
        var message = about(text)
                .put(
                        "receiver",
                        new JsonObject()
                                .put(
                                        "contacts",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("identifierKey", "phonenumber")
                                                        .put(
                                                                "identifierValue",
                                                                text.to().e164()))))
                .put("reference", order.reference().orElse(null))
                .put("direction", "outgoing")
                .put("status", status(text));
        text.errorCode()
                .ifPresent(code -> message.put(
                        "failure",
                        new JsonObject()
                                .put("code", code)
                                .put("description", "The text was not delivered")
                                .put("source", new JsonObject().put("code", Integer.toString(code)))));
        return message;
    }

    private JsonObject about(TextMessage text) {
        return new JsonObject()
                .put("id", text.sid())
                .put("channelId", channelId)
                .put("body", body(text))
                .put("createdAt", Instant.ofEpochMilli(text.createdAt()).toString())
                .put("lastStatusAt", Instant.ofEpochMilli(text.updatedAt()).toString());
    }

    private static JsonObject body(TextMessage text) {
        var said = new JsonObject().put("text", text.body());
        if (text.media() == 0) {
            return new JsonObject().put("type", "text").put("text", said);
        }
        var pictures = new JsonArray();
        for (int n = 0; n < text.media(); n++) {
            pictures.add(new JsonObject().put("mediaUrl", "https://media.bird.com/" + text.sid() + "/" + n));
        }
        return new JsonObject().put("type", "image").put("image", said.put("images", pictures));
    }

    /** In Bird's words. */
    private static String status(TextMessage text) {
        return switch (text.state()) {
            case SCHEDULED, QUEUED -> "accepted";
            case SENT -> "sent";
            case DELIVERED, RECEIVED -> "delivered";
            case UNDELIVERED, CANCELED -> "delivery_failed";
        };
    }

    private Webhook webhook(String event, String name, String url, JsonObject payload) {
        var body = new JsonObject()
                .put("service", "channels")
                .put("event", name)
                .put("payload", payload)
                .encode();
        return new Webhook(event, url, "application/json", body, () -> {
            var timestamp = Long.toString(Instant.now().getEpochSecond());
            return Map.of(
                    BirdSignature.HEADER,
                    signature.sign(timestamp, url, body.getBytes(UTF_8)),
                    BirdSignature.TIMESTAMP,
                    timestamp);
        });
    }
}
