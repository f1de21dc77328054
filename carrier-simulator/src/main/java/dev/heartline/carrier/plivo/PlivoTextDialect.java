package dev.heartline.carrier.plivo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.heartline.carrier.network.TextMessage;
import dev.heartline.carrier.text.OrderedText;
import dev.heartline.carrier.text.TextDialect;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.plivo.PlivoSignature;

/** Plivo's webhooks about texts. */
final class PlivoTextDialect implements TextDialect {
    private static final String INBOUND = "/webhooks/plivo/sms/inbound";
    /** "Source Number Blocked By STOP From Destination Number". */
    private static final int STOPPED = 200;

    private static final BigDecimal PER_UNIT = new BigDecimal("0.0055");

    private final PlivoSignature signature;

    PlivoTextDialect(PlivoSignature signature) {
        this.signature = signature;
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
        var fields = about(text);
        fields.put("Text", text.body());
        if (text.media() > 0) {
            fields.put("Type", "mms");
        }
        for (int n = 0; n < text.media(); n++) {
            fields.put("Media" + n, "https://media.plivo.com/" + text.sid() + "/" + n);
        }
        return webhook("sms", smsUrl + INBOUND, fields);
    }

    @Override
    public Optional<Webhook> state(TextMessage text, OrderedText order, Optional<String> smsUrl) {
        return order.statusUrl().map(url -> {
            var fields = about(text);
            fields.put("ParentMessageUUID", text.sid());
            fields.put("Status", status(text));
            fields.put("TotalRate", PER_UNIT.toPlainString());
            fields.put("TotalAmount", amount(text));
            text.errorCode().ifPresent(code -> fields.put("ErrorCode", Integer.toString(code)));
            return webhook("sms-status:" + status(text), url, fields);
        });
    }

    /** In Plivo's words. */
    static String status(TextMessage text) {
        return switch (text.state()) {
            case SCHEDULED, QUEUED -> "queued";
            case SENT -> "sent";
            case RECEIVED -> "received";
            case DELIVERED -> "delivered";
            case UNDELIVERED -> "undelivered";
            case CANCELED -> "failed";
        };
    }

    static String amount(TextMessage text) {
        return PER_UNIT.multiply(BigDecimal.valueOf(text.segments())).toPlainString();
    }

    private static Map<String, String> about(TextMessage text) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageUUID", text.sid());
        fields.put("From", PlivoDialect.digits(text.from()));
        fields.put("To", PlivoDialect.digits(text.to()));
        fields.put("Type", "sms");
        fields.put("Units", Integer.toString(text.segments()));
        return fields;
    }

    private Webhook webhook(String event, String url, Map<String, String> fields) {
        return PlivoWebhooks.webhook(signature, event, url, fields);
    }
}
