package dev.heartline.service.api;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The one shape of every refusal: RFC 9457. */
final class ProblemSchema {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    private ProblemSchema() {}

    static void addTo(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem()).addSchema(VIOLATION, violation());
    }

    static APIResponse response(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(MEDIA_TYPE, OASFactory.createMediaType().schema(reference(PROBLEM))));
    }

    private static Schema problem() {
        return object("Why a request was refused (RFC 9457). Other fields may come.")
                .addProperty("status", integer("The status of the answer.").addExample(404))
                .addProperty("title", text("What it is about.").addExample("Not Found"))
                .addProperty("detail", text("What is wrong, for humans."))
                .addProperty("instance", text("The path that was asked, with its escapes resolved."))
                .addProperty("reason", text("What is wrong, as a word for programs, where there is one."))
                .addProperty(
                        "heldUntil",
                        text("When it may be asked for again, where that is known.")
                                .format("date-time"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("What is wrong with which field.")
                                .items(reference(VIOLATION)))
                .required(List.of("status", "title"));
    }

    private static Schema violation() {
        return object("One field that is none that may be.")
                .addProperty("field", text("The field.").addExample("limit"))
                .addProperty("in", text("Where it stands: path, query, header, form or body."))
                .addProperty("message", text("What is wrong with it, for humans."))
                .required(List.of("field", "message"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema integer(String description) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).description(description);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(References.to(name));
    }
}
