package dev.heartline.service.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** What answers nothing answers 204; the scanner takes it for 201 where it is posted. */
final class EmptyAnswers {

    private EmptyAnswers() {}

    static void correctIn(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(EmptyAnswers::correct);
    }

    private static void correct(Operation operation) {
        var responses = operation.getResponses();
        var empty = responses.getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .filter(response -> response.getValue().getContent() == null)
                .map(response -> response.getKey())
                .toList();
        empty.forEach(responses::removeAPIResponse);
        if (!empty.isEmpty()) {
            responses.addAPIResponse("204", OASFactory.createAPIResponse().description("Done."));
        }
    }
}
