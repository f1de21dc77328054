package dev.heartline.service.api;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says of every operation how it refuses: as any may, and as it says itself ({@link Refuses}). */
final class Refusals {

    private static final DotName REFUSES = DotName.createSimple(Refuses.class);

    private final IndexView classes;

    Refusals(IndexView classes) {
        this.classes = classes;
    }

    void addTo(OpenAPI document) {
        ProblemSchema.addTo(document);
        var operations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        Stream.of(CommonRefusal.values())
                .filter(common -> operations.stream().anyMatch(common::concerns))
                .forEach(common -> document.getComponents().addResponse(common.responseName(), common.response()));
        operations.forEach(this::addTo);
    }

    private void addTo(Operation operation) {
        var responses = new TreeMap<String, APIResponse>();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                responses.put(status, response);
            }
        });
        Stream.of(CommonRefusal.values())
                .filter(common -> common.concerns(operation))
                .forEach(common -> responses.put(common.status(), common.reference()));
        own(operation)
                .forEach(refusal ->
                        responses.put(String.valueOf(refusal.value("status").asInt()), response(refusal)));
        operation.setResponses(OASFactory.createAPIResponses());
        responses.forEach(operation.getResponses()::addAPIResponse);
    }

    /** An operation is named as its method. */
    private Stream<AnnotationInstance> own(Operation operation) {
        return classes.getAnnotationsWithRepeatable(REFUSES, classes).stream()
                .filter(refusal -> refusal.target().asMethod().name().equals(operation.getOperationId()));
    }

    private static APIResponse response(AnnotationInstance refusal) {
        var response = ProblemSchema.response(refusal.value("when").asString() + ".");
        Optional.ofNullable(refusal.value("retryAfter"))
                .filter(value -> value.asBoolean())
                .ifPresent(_ -> response.headers(Map.of(RetryAfter.NAME, RetryAfter.header())));
        return response;
    }
}
