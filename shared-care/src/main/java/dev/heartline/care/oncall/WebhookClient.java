package dev.heartline.care.oncall;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts, once each. A redirect is not followed: it could lead to where nobody meant. */
final class WebhookClient {

    private final HttpClient client;
    private final URI url;
    private final WebhookSignature signature;
    private final Duration timeout;

    WebhookClient(WebhookAddress address, WebhookSignature signature, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
        this.url = address.url();
        this.signature = signature;
        this.timeout = timeout;
    }

    /** @return why it was not taken; empty for a 2xx */
    Optional<String> post(String body, Instant now) throws InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "heartline")
                .header(WebhookSignature.HEADER, signature.of(body, now))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.sendAsync(request, BodyHandlers.discarding());
        try {
            // The request's own limit ends with the head of the answer; this one also bounds its body.
            int status = answer.get(timeout.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("status " + status);
        } catch (TimeoutException e) {
            return Optional.of("no answer in time");
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getClass().getSimpleName());
        } finally {
            answer.cancel(true);
        }
    }
}
