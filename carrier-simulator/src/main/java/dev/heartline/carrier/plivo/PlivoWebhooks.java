package dev.heartline.carrier.plivo;

import java.util.Map;
import java.util.UUID;

import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.telephony.plivo.PlivoSignature;
import dev.heartline.telephony.signature.FormBody;

/** Forms as Plivo signs and posts them, each attempt with a nonce of its own. */
final class PlivoWebhooks {

    private PlivoWebhooks() {}

    static Webhook webhook(PlivoSignature signature, String event, String url, Map<String, String> fields) {
        var form = FormBody.of(fields);
        return new Webhook(event, url, "application/x-www-form-urlencoded", form.encoded(), () -> {
            var nonce = UUID.randomUUID().toString();
            return Map.of(PlivoSignature.HEADER, signature.sign("POST", url, form, nonce), PlivoSignature.NONCE, nonce);
        });
    }
}
