package dev.heartline.sms.provider.bird;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.service.web.Characters;
import dev.heartline.sms.delivery.DeliveryReport;
import dev.heartline.sms.inbound.InboundText;
import dev.heartline.sms.inbound.MediaTypes;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.telephony.bird.BirdAccount;
import dev.heartline.telephony.door.WebhookDoor;

/** A message as Bird's webhooks tell it, read as ours. What isn't of its shape is empty. */
record BirdMessage(JsonObject payload) {

    /** The recipient told the network to stop. */
    private static final String STOPPED = "103";

    /** Somebody has taken it back there before it left. */
    private static final String DELETED = "deleted";

    private static final int MOST_MEDIA = 10;

    boolean isOf(String channelId) {
        return channelId.equals(text(payload, "channelId"));
    }

    /** @param to our number, which the message doesn't say */
    InboundText inbound(String to) {
        var sender = object(object(payload, "sender"), "contact");
        return InboundText.of(
                        BirdAccount.NAME,
                        WebhookDoor.required(text(payload, "id"), "payload.id"),
                        WebhookDoor.required(text(sender, "identifierValue"), "payload.sender.contact.identifierValue"),
                        to,
                        Characters.cleaned(Optional.ofNullable(words()).orElse("")),
                        media().size())
                .withMediaTypes(MediaTypes.of(media().stream().map(medium -> text(medium, "contentType"))));
    }

    /** Empty for a word that Bird may add, which tells us nothing. */
    Optional<DeliveryReport> report() {
        var code = Optional.ofNullable(text(object(object(payload, "failure"), "source"), "code"))
                .or(() -> Optional.ofNullable(text(object(payload, "failure"), "code")))
                .or(() -> Optional.of(DELETED).filter(word -> word.equals(text(payload, "status"))));
        var sid = WebhookDoor.required(text(payload, "id"), "payload.id");
        return status().map(status -> new DeliveryReport(
                BirdAccount.NAME,
                ours(),
                sid,
                status,
                code,
                Optional.empty(),
                code.filter(STOPPED::equals).isPresent()));
    }

    /** Our id, where it is one of ours: others may send by the same channel. */
    private Optional<UUID> ours() {
        try {
            return Optional.ofNullable(text(payload, "reference")).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<MessageStatus> status() {
        return Optional.ofNullable(text(payload, "status")).flatMap(word -> switch (word) {
            case "accepted", "processing", "sent" -> Optional.of(MessageStatus.SENT);
            case "delivered" -> Optional.of(MessageStatus.DELIVERED);
            case "delivery_failed" -> Optional.of(MessageStatus.UNDELIVERED);
            case "rejected", "sending_failed", "skipped", "deleted" -> Optional.of(MessageStatus.FAILED);
            default -> Optional.empty();
        });
    }

    /** Of a text, or of what was written to pictures. */
    private String words() {
        var body = object(payload, "body");
        var type = text(body, "type");
        return type == null ? null : text(object(body, type), "text");
    }

    private List<JsonObject> media() {
        var body = object(payload, "body");
        return Stream.of(
                        object(body, "image").getValue("images"),
                        object(body, "file").getValue("files"))
                .flatMap(list -> list instanceof JsonArray all ? all.stream().limit(MOST_MEDIA) : Stream.empty())
                .map(medium -> medium instanceof JsonObject told ? told : new JsonObject())
                .toList();
    }

    private static JsonObject object(JsonObject parent, String field) {
        return parent.getValue(field) instanceof JsonObject child ? child : new JsonObject();
    }

    private static String text(JsonObject parent, String field) {
        return switch (parent.getValue(field)) {
            case String text -> text;
            case Number number -> number.toString();
            case null, default -> null;
        };
    }

    @Override
    public String toString() {
        return "BirdMessage[" + text(payload, "id") + "]";
    }
}
