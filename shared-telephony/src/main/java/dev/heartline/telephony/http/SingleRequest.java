package dev.heartline.telephony.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends each request exactly once: a call or a text that is asked for twice may be made twice. Blocking. */
public final class SingleRequest {

    private final HttpClient client;
    private final Duration timeout;

    /** @param timeout for a whole request, connecting included */
    public SingleRequest(Duration connectTimeout, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.timeout = timeout;
    }

    /**
     * @throws NotReached if the request certainly did not arrive
     * @throws NoAnswer if nobody knows whether it did
     */
    public HttpResponse<String> send(HttpRequest request) {
        var answer = client.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NoAnswer("no answer within " + timeout, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted while waiting for the answer", e);
        } catch (ExecutionException e) {
            throw connectionFailed(e.getCause());
        }
    }

    private static RuntimeException connectionFailed(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException timeout -> new NotReached(timeout);
            case ConnectException refused -> new NotReached(refused);
            case IOException broken -> new NoAnswer("the connection broke: " + broken.getMessage(), broken);
            default -> new NoAnswer("the request failed: " + cause.getMessage(), cause);
        };
    }
}
