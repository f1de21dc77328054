package dev.heartline.carrier.twilio;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import io.vertx.core.Future;

import dev.heartline.carrier.network.Delivery;
import dev.heartline.carrier.webhook.Patience;
import dev.heartline.carrier.webhook.Webhook;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.carrier.webhook.Webhooks.Answer;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;

/** Forms as Twilio signs and posts them, with one idempotency token per webhook. */
record TwilioWebhooks(Webhooks webhooks, TwilioSignature signature) {
    private static final String IDEMPOTENCY_TOKEN = "I-Twilio-Idempotency-Token";

    Webhook webhook(String event, String url, FormBody form) {
        var headers = Map.of(
                "User-Agent",
                "TwilioProxy/1.1",
                TwilioSignature.HEADER,
                signature.sign(url, form),
                IDEMPOTENCY_TOKEN,
                UUID.randomUUID().toString());
        return new Webhook(
                event, url, "application/x-www-form-urlencoded; charset=UTF-8", form.encoded(), () -> headers);
    }

    Future<Answer> post(String event, String url, FormBody form, Patience patience, Consumer<Delivery> record) {
        return webhooks.post(webhook(event, url, form), patience, record);
    }
}
