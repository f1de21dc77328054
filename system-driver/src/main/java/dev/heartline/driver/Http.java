package dev.heartline.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.EventJson;

/** JSON over HTTP, blocking; meant for virtual threads. */
public final class Http {

    /** HTTP/1.1: a connection of HTTP/2 carries a hundred exchanges at once, and every call waits in one of its own. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final Optional<String> token;

    public Http(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /**
     * @param body null for none
     * @throws UnexpectedAnswer for any status but 2xx
     */
    public JsonNode exchange(String method, String path, Object body) {
        return exchange(method, path, body, Map.of());
    }

    /** As {@link #exchange(String, String, Object)}, with headers. */
    public JsonNode exchange(String method, String path, Object body, Map<String, String> headers) {
        try {
            HttpResponse<String> response =
                    client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new UnexpectedAnswer(method, base.resolve(path), response.statusCode(), response.body());
            }
            return response.body().isBlank()
                    ? EventJson.mapper().nullNode()
                    : EventJson.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("%s %s: %s".formatted(method, base.resolve(path), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest request(String method, String path, Object body, Map<String, String> headers)
            throws IOException {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(EventJson.mapper().writeValueAsString(body));
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(15))
                .header("Content-Type", "application/json")
                .method(method, publisher);
        headers.forEach(request::header);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request.build();
    }

    /** The other side answered, but not as hoped. */
    public static final class UnexpectedAnswer extends RuntimeException {

        UnexpectedAnswer(String method, URI url, int status, String body) {
            super("%s %s answered %d: %s".formatted(method, url, status, body));
        }
    }
}
