package dev.heartline.carrier.messagebird;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.text.OrderedText;
import dev.heartline.carrier.text.TextDialect;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.messagebird.MessageBirdSignature;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.signature.FormBody;

import static java.nio.charset.StandardCharsets.UTF_8;

/** MessageBird's webhooks: a form for what comes in, and a GET whose query tells what became of a text. */
final class MessageBirdDialect implements TextDialect {
    private static final String INBOUND = "/webhooks/messagebird/sms/inbound";
    private static final int STOPPED = 103;
    private static final BigDecimal PER_PART = new BigDecimal("0.007");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    private final MessageBirdSignature signature;

    MessageBirdDialect(MessageBirdSignature signature) {
        this.signature = signature;
    }

    @Override
    public String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public int optedOutCode() {
        return STOPPED;
    }

    @Override
    public Webhook inbound(TextMessage text, String smsUrl) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", text.sid());
        fields.put("recipient", NetworkNumber.ofE164(text.to().e164()));
        fields.put("originator", NetworkNumber.ofE164(text.from().e164()));
        fields.put("body", text.body());
        fields.put("createdDatetime", time(text.createdAt()));
        var url = smsUrl + INBOUND;
        var form = new FormBody(Stream.concat(
                                FormBody.of(fields).fields().stream(),
                                IntStream.range(0, text.media())
                                        .mapToObj(n -> new FormBody.Field(
                                                "mediaUrls", "https://media.messagebird.com/" + text.sid() + "/" + n)))
                        .toList())
                .encoded();
        return new Webhook(
                "sms",
                url,
                "application/x-www-form-urlencoded",
                form,
                () -> Map.of(MessageBirdSignature.HEADER, signature.sign(url, form.getBytes(UTF_8))));
    }

    @Override
    public Optional<Webhook> state(TextMessage text, OrderedText order, Optional<String> smsUrl) {
        return order.statusUrl().map(address -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put("id", text.sid());
            order.reference().ifPresent(reference -> fields.put("reference", reference));
            fields.put("recipient", NetworkNumber.ofE164(text.to().e164()));
            fields.put("status", status(text));
            text.errorCode().ifPresent(code -> fields.put("statusErrorCode", Integer.toString(code)));
            fields.put("statusDatetime", time(text.updatedAt()));
            fields.put("messagePartCount", Integer.toString(text.segments()));
            fields.put(
                    "price[amount]",
                    PER_PART.multiply(BigDecimal.valueOf(text.segments())).toPlainString());
            fields.put("price[currency]", "USD");
            var url = address
                    + (address.contains("?") ? "&" : "?")
                    + FormBody.of(fields).encoded();
            return Webhook.get(
                    "sms-status:" + status(text),
                    url,
                    () -> Map.of(MessageBirdSignature.HEADER, signature.sign(url, new byte[0])));
        });
    }

    /** In MessageBird's words. */
    static String status(TextMessage text) {
        return switch (text.state()) {
            case SCHEDULED, QUEUED -> "scheduled";
            case SENT -> "sent";
            case DELIVERED, RECEIVED -> "delivered";
            case UNDELIVERED, CANCELED -> "delivery_failed";
        };
    }

    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }
}
