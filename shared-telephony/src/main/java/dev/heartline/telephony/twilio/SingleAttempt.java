package dev.heartline.telephony.twilio;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.Request;
import com.twilio.http.Response;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Carries the SDK's requests, each exactly once. The SDK's own client repeats a POST up to six times on 503, three times
 * on 500 and twice on 429, any of which may have been accepted; and it knows one address only.
 */
final class SingleAttempt extends com.twilio.http.HttpClient {

    private final HttpClient client;
    private final URI baseUrl;
    private final Duration timeout;
    private final String userAgent;

    SingleAttempt(URI baseUrl, Duration connectTimeout, Duration timeout, String userAgent) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.baseUrl = baseUrl;
        this.timeout = timeout;
        this.userAgent = userAgent;
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    protected boolean shouldRetry(Response response, int[] retryCodes) {
        return false;
    }

    /**
     * @throws NotReached if the request certainly did not arrive
     * @throws ApiConnectionException if nobody knows whether it did
     */
    @Override
    public Response makeRequest(Request request) {
        var answer = client.sendAsync(translate(request), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(response.body(), response.statusCode(), headers(response));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ApiConnectionException("no answer within " + timeout, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted while waiting for the answer", e);
        } catch (ExecutionException e) {
            throw connectionFailed(e.getCause());
        }
    }

    private HttpRequest translate(Request request) {
        var translated = HttpRequest.newBuilder(address(request))
                .header("Accept", "application/json")
                .header("User-Agent", userAgent);
        if (request.requiresAuthentication()) {
            translated.header("Authorization", request.getAuthString());
        }
        return switch (request.getMethod()) {
            case GET -> translated.GET().build();
            case POST ->
                translated
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString(request.encodeFormBody()))
                        .build();
            default -> throw new UnsupportedOperationException("Heartline does not send " + request.getMethod());
        };
    }

    /** The SDK's address, moved to the configured server. */
    private URI address(Request request) {
        var url = request.constructURL();
        return URI.create(baseUrl.toString().replaceFirst("/$", "") + url.getFile());
    }

    /** The SDK reads them without asking whether there are any. */
    private static Header[] headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new BasicHeader(header.getKey(), value)))
                .toArray(Header[]::new);
    }

    private static RuntimeException connectionFailed(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException timeout -> new NotReached(timeout);
            case ConnectException refused -> new NotReached(refused);
            case IOException broken ->
                new ApiConnectionException("the connection broke: " + broken.getMessage(), broken);
            default -> new ApiConnectionException("the request failed: " + cause.getMessage(), cause);
        };
    }
}
