package dev.heartline.carrier.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;

import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.Delivery;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;

/** Posts signed forms to our services, again where the {@link Patience} says so, with one idempotency token per webhook. */
final class Webhooks {
    private static final String IDEMPOTENCY_TOKEN = "I-Twilio-Idempotency-Token";
    /** Twilio's own limit. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private final WebClient client;
    private final TwilioSignature signature;
    private final Clock clock;

    /** @param httpStatus of the last attempt; empty where nothing answered */
    record Answer(Optional<Integer> httpStatus, String body) {
        boolean isOk() {
            return httpStatus.filter(status -> status >= 200 && status < 300).isPresent();
        }

        /** The service was away, as opposed to having said no. */
        boolean isOutage() {
            return httpStatus.filter(status -> status < 500).isEmpty();
        }

        @Override
        public String toString() {
            return httpStatus.map(status -> "HTTP " + status).orElse("no answer");
        }
    }

    Webhooks(WebClient client, TwilioSignature signature, Clock clock) {
        this.client = client;
        this.signature = signature;
        this.clock = clock;
    }

    /** Never fails: an outage is an {@link Answer}. The outcome is recorded once, after the last attempt. */
    Future<Answer> post(String event, String url, FormBody form, Patience patience, Consumer<Delivery> record) {
        return post(event, url, form, patience, UUID.randomUUID().toString(), record);
    }

    Future<Answer> post(
            String event,
            String url,
            FormBody form,
            Patience patience,
            String idempotencyToken,
            Consumer<Delivery> record) {
        var posting = new Posting(url, form, idempotencyToken, patience);
        long sentAt = System.currentTimeMillis();
        posting.attempt();
        return posting.answered
                .future()
                .onSuccess(answer -> record.accept(new Delivery(
                        event, posting.attempts, answer.httpStatus().orElse(0), sentAt, System.currentTimeMillis())));
    }

    private final class Posting {
        private final String url;
        private final String token;
        private final Patience patience;
        private final Buffer body;
        private final String signed;
        private final Promise<Answer> answered = Promise.promise();
        private int attempts;

        Posting(String url, FormBody form, String token, Patience patience) {
            this.url = url;
            this.token = token;
            this.patience = patience;
            this.body = Buffer.buffer(form.encoded());
            this.signed = signature.sign(url, form);
        }

        void attempt() {
            attempts++;
            Future<HttpResponse<Buffer>> sent;
            try {
                sent = client.postAbs(url)
                        .timeout(TIME_LIMIT.toMillis())
                        .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .putHeader("User-Agent", "TwilioProxy/1.1")
                        .putHeader(TwilioSignature.HEADER, signed)
                        .putHeader(IDEMPOTENCY_TOKEN, token)
                        .sendBuffer(body);
            } catch (RuntimeException e) {
                // Not a URL: Twilio reports 11100 and gives up.
                sent = Future.failedFuture(e);
                attempts = patience.attempts();
            }
            sent.onComplete(result -> {
                var answer = result.succeeded()
                        ? new Answer(Optional.of(result.result().statusCode()), bodyOf(result.result()))
                        : new Answer(Optional.empty(), "");
                if (answer.isOutage() && attempts < patience.attempts()) {
                    clock.later(Math.max(1, patience.between().toMillis()), this::attempt);
                } else {
                    answered.complete(answer);
                }
            });
        }

        private static String bodyOf(HttpResponse<Buffer> response) {
            var body = response.bodyAsString();
            return body == null ? "" : body;
        }
    }
}
