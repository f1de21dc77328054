package dev.heartline.testing.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.heartline.testing.Management;

/** The OpenAPI document of the service under test, as it serves it. */
public final class ApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode root;

    ApiDocument(JsonNode root) {
        this.root = root;
    }

    public static ApiDocument served() {
        try {
            return new ApiDocument(JSON.readTree(text("json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param format {@code yaml} or {@code json} */
    static String text(String format) {
        var request = HttpRequest.newBuilder(Management.at("/q/openapi?format=" + format))
                .build();
        try (var http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What a reference leads to; anything else as it is. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    public List<ApiOperation> operations() {
        var operations = new ArrayList<ApiOperation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(new ApiOperation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** In which the provider signs what it posts to that door; none of a door that takes no signature. */
    Optional<String> signatureHeader(ApiOperation door) {
        return door.node()
                .path("security")
                .path(0)
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst()
                .map(scheme -> root.path("components")
                        .path("securitySchemes")
                        .path(scheme)
                        .path("name")
                        .asText());
    }

    /** The operation that a request is for; the path with the fewest variables where several fit. */
    Optional<ApiOperation> operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method) && operation.takes(path))
                .min(Comparator.comparingInt(ApiOperation::variables));
    }

    boolean hasPath(String path) {
        return operations().stream().anyMatch(operation -> operation.takes(path));
    }
}
