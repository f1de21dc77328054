package dev.heartline.telephony.twilio;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.Request;
import com.twilio.http.Response;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

import dev.heartline.telephony.http.NoAnswer;
import dev.heartline.telephony.http.SingleRequest;

/**
 * Carries the SDK's requests, each exactly once. The SDK's own client repeats a POST up to six times on 503, three times
 * on 500 and twice on 429, any of which may have been accepted; and it knows one address only.
 */
final class SingleAttempt extends com.twilio.http.HttpClient {

    private final SingleRequest client;
    private final URI baseUrl;
    private final String userAgent;

    SingleAttempt(URI baseUrl, Duration connectTimeout, Duration timeout, String userAgent) {
        this.client = new SingleRequest(connectTimeout, timeout);
        this.baseUrl = baseUrl;
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
        try {
            var response = client.send(translate(request));
            return new Response(response.body(), response.statusCode(), headers(response));
        } catch (dev.heartline.telephony.http.NotReached e) {
            throw new NotReached(e);
        } catch (NoAnswer e) {
            throw new ApiConnectionException(e.getMessage(), e);
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
            case DELETE -> translated.DELETE().build();
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
}
