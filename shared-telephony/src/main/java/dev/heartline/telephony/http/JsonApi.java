package dev.heartline.telephony.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** An API of a carrier that takes and gives JSON over HTTP. Blocking; nothing is ever repeated. */
public final class JsonApi {

    private static final int NOT_FOUND = 404;

    private final String carrier;
    private final SingleRequest requests;
    private final URI base;
    private final String userAgent;
    private final Supplier<String> authorization;

    /**
     * @param carrier for the words of failures
     * @param authorization the header of each request; asked only where there is an account
     */
    public JsonApi(String carrier, SingleRequest requests, URI base, String userAgent, Supplier<String> authorization) {
        this.carrier = carrier;
        this.requests = requests;
        this.base = base;
        this.userAgent = userAgent;
        this.authorization = authorization;
    }

    /**
     * @param body null for none
     * @throws NotReached if the request certainly did not arrive
     * @throws NoAnswer if nobody knows whether it did
     */
    public HttpResponse<String> send(String method, String path, JsonObject body) {
        var request = HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + path))
                .header("Authorization", authorization.get())
                .header("Accept", "application/json")
                .header("User-Agent", userAgent);
        return requests.send((body == null
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body.encode())))
                .build());
    }

    /**
     * As {@link #send}, where it doesn't matter why there is no answer.
     *
     * @throws ProviderUnavailable if there is none
     */
    public HttpResponse<String> ask(String method, String path, JsonObject body) {
        try {
            return send(method, path, body);
        } catch (NotReached | NoAnswer e) {
            throw new ProviderUnavailable(
                    carrier + " can't be asked: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * Empty where there is no such thing.
     *
     * @throws ProviderUnavailable if that can't be told, or the answer can't be read
     */
    public Optional<JsonObject> find(String path) {
        var answer = ask("GET", path, null);
        return isNotFound(answer) ? Optional.empty() : Optional.of(read(answer));
    }

    /** @throws ProviderUnavailable where it was refused or can't be read */
    public JsonObject read(HttpResponse<String> answer) {
        requireTaken(answer);
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw new ProviderUnavailable(carrier + "'s answer can't be read", e);
        }
    }

    /** @throws ProviderUnavailable where it was refused */
    public void requireTaken(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new ProviderUnavailable(carrier + " answers with status " + answer.statusCode(), null);
        }
    }

    public static boolean isNotFound(HttpResponse<String> answer) {
        return answer.statusCode() == NOT_FOUND;
    }
}
