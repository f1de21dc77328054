package dev.heartline.carrier.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.Delivery;

/** Posts to our services, again where the {@link Patience} says so. */
public final class Webhooks {
    /** Twilio's own limit; the others' are no longer. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private final WebClient client;
    private final Clock clock;

    /** @param httpStatus of the last attempt; empty where nothing answered */
    public record Answer(Optional<Integer> httpStatus, String body) {
        public boolean isOk() {
            return httpStatus.filter(status -> status >= 200 && status < 300).isPresent();
        }

        /** The service was away, as opposed to having said no. */
        public boolean isOutage() {
            return httpStatus.filter(status -> status < 500).isEmpty();
        }

        @Override
        public String toString() {
            return httpStatus.map(status -> "HTTP " + status).orElse("no answer");
        }
    }

    public Webhooks(Vertx vertx, Clock clock) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setMaxPoolSize(256)
                        .setConnectTimeout(2000)
                        .setFollowRedirects(false));
        this.clock = clock;
    }

    /** Never fails: an outage is an {@link Answer}. The outcome is recorded once, after the last attempt. */
    public Future<Answer> post(Webhook webhook, Patience patience, Consumer<Delivery> record) {
        var posting = new Posting(webhook, patience);
        long sentAt = System.currentTimeMillis();
        posting.attempt();
        return posting.answered
                .future()
                .onSuccess(answer -> record.accept(new Delivery(
                        webhook.event(),
                        posting.attempts,
                        answer.httpStatus().orElse(0),
                        sentAt,
                        System.currentTimeMillis())));
    }

    private final class Posting {
        private final Webhook webhook;
        private final Patience patience;
        private final Promise<Answer> answered = Promise.promise();
        private int attempts;

        Posting(Webhook webhook, Patience patience) {
            this.webhook = webhook;
            this.patience = patience;
        }

        void attempt() {
            attempts++;
            Future<HttpResponse<Buffer>> sent;
            try {
                var request = client.requestAbs(HttpMethod.valueOf(webhook.method()), webhook.url())
                        .timeout(TIME_LIMIT.toMillis());
                webhook.headers().get().forEach(request::putHeader);
                sent = webhook.body().isEmpty()
                        ? request.send()
                        : request.putHeader("Content-Type", webhook.contentType())
                                .sendBuffer(Buffer.buffer(webhook.body()));
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
