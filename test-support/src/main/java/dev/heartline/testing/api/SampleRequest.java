package dev.heartline.testing.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A request that fits an operation by its document, about a given user where it is about one. */
record SampleRequest(
        ApiOperation operation,
        Map<String, Object> path,
        Map<String, Object> query,
        Map<String, Object> headers,
        Optional<String> contentType,
        Optional<String> body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    static SampleRequest of(ApiDocument document, ApiOperation operation, UUID user) {
        var sample = new SampleRequest(
                operation,
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                media(operation),
                body(document, operation, user));
        operation.parameters().forEach(parameter -> {
            var name = parameter.path("name").asText();
            if (parameter.path("required").asBoolean() || name.equals("userId")) {
                sample.place(parameter.path("in").asText())
                        .put(name, value(document, name, parameter.path("schema"), user));
            }
        });
        return sample;
    }

    SampleRequest with(Map<String, Object> path, Map<String, Object> query, Map<String, Object> headers) {
        return new SampleRequest(operation, path, query, headers, contentType, body);
    }

    SampleRequest withQuery(String name, Object value) {
        var changed = new HashMap<>(query);
        changed.put(name, value);
        return with(path, changed, headers);
    }

    SampleRequest withBody(String other) {
        return new SampleRequest(operation, path, query, headers, contentType, Optional.of(other));
    }

    Response send(Optional<String> token, Map<String, String> more) {
        return send(RestAssured.given().headers(more), token);
    }

    /** One that the document doesn't allow: its answer is not held against the document. */
    Response sendUnchecked(Optional<String> token) {
        return send(RestAssured.given().noFilters(), token);
    }

    private Response send(RequestSpecification request, Optional<String> token) {
        request.headers(headers).queryParams(query).pathParams(path);
        token.ifPresent(text -> request.auth().oauth2(text));
        contentType.ifPresent(request::contentType);
        body.ifPresent(request::body);
        return request.request(operation.method(), operation.path());
    }

    private Map<String, Object> place(String in) {
        return switch (in) {
            case "path" -> path;
            case "query" -> query;
            case "header" -> headers;
            default -> throw new IllegalArgumentException("no place for parameters in " + in);
        };
    }

    private static Optional<String> media(ApiOperation operation) {
        return operation.node().at("/requestBody/content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> body(ApiDocument document, ApiOperation operation, UUID user) {
        return media(operation)
                .map(type -> type.equals(FORM)
                        ? "CallSid=CA" + UUID.randomUUID()
                        : value(document, "", schema(operation, type), user).toString());
    }

    private static JsonNode schema(ApiOperation operation, String media) {
        return operation.node().at("/requestBody/content").path(media).path("schema");
    }

    private static Object value(ApiDocument document, String name, JsonNode reference, UUID user) {
        var schema = document.resolve(reference);
        if (schema.has("anyOf")) {
            return value(document, name, schema.path("anyOf").get(0), user);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asText();
        }
        var type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asText()) {
            case "object" -> object(document, schema, user);
            case "array" -> JSON.createArrayNode();
            case "boolean" -> true;
            case "integer", "number" -> schema.path("minimum").asInt(1);
            default ->
                !schema.path("format").asText().equals("uuid")
                        ? "walked"
                        : name.equals("userId") ? user : UUID.randomUUID();
        };
    }

    /** What is required, or everything where nothing is. */
    private static JsonNode object(ApiDocument document, JsonNode schema, UUID user) {
        List<String> fields = new ArrayList<>();
        schema.path("required").forEach(field -> fields.add(field.asText()));
        if (fields.isEmpty()) {
            schema.path("properties").fieldNames().forEachRemaining(fields::add);
        }
        var object = JSON.createObjectNode();
        fields.forEach(field -> object.putPOJO(
                field, value(document, field, schema.path("properties").path(field), user)));
        return JSON.valueToTree(object);
    }
}
