package dev.heartline.service.api;

import java.util.function.Predicate;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A way of refusing that doesn't depend on what is asked for. */
enum CommonRefusal {
    BAD_REQUEST(400, "BadRequest", "A parameter, the body or a character in them is none that may be.", _ -> true),
    UNAUTHORIZED(401, "Unauthorized", "There is no token, or it is not valid.", CommonRefusal::needsToken),
    FORBIDDEN(
            403,
            "Forbidden",
            "The token's role may not ask this, or it asks about another user.",
            CommonRefusal::needsToken),
    NOT_GENUINE(403, "NotGenuine", "The signature of the webhook is not genuine.", WebhookDoors::isOne),
    NOT_ACCEPTABLE(406, "NotAcceptable", "The answer comes in no media type that is accepted.", CommonRefusal::tells),
    TOO_LARGE(413, "ContentTooLarge", "The body is longer than 256 KiB.", CommonRefusal::isTold),
    UNSUPPORTED(415, "UnsupportedMediaType", "The body is of another media type.", CommonRefusal::isTold),
    TOO_MANY(429, "TooManyRequests", "The caller asks too often.", _ -> true),
    INTERNAL(500, "InternalServerError", "The fault is ours; the same request may work later.", _ -> true),
    TOO_LONG(503, "ServiceUnavailable", "The request took too long; whether it took effect is not known.", _ -> true);

    private final int status;
    private final String responseName;
    private final String description;
    private final Predicate<Operation> concerned;

    CommonRefusal(int status, String responseName, String description, Predicate<Operation> concerned) {
        this.status = status;
        this.responseName = responseName;
        this.description = description;
        this.concerned = concerned;
    }

    String status() {
        return String.valueOf(status);
    }

    String responseName() {
        return responseName;
    }

    boolean concerns(Operation operation) {
        return concerned.test(operation);
    }

    APIResponse response() {
        var response = this == TOO_LARGE
                // The server cuts the connection before anything of ours could word it.
                ? OASFactory.createAPIResponse().description(description)
                : ProblemSchema.response(description);
        return switch (this) {
            case UNAUTHORIZED -> response.addHeader("WWW-Authenticate", bearer());
            case TOO_MANY, TOO_LONG -> response.addHeader(RetryAfter.NAME, RetryAfter.header());
            default -> response;
        };
    }

    APIResponse reference() {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + responseName);
    }

    private static Header bearer() {
        return OASFactory.createHeader()
                .description("Bearer.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static boolean needsToken(Operation operation) {
        return !WebhookDoors.isOne(operation) && !Askers.isOpen(operation);
    }

    private static boolean isTold(Operation operation) {
        return operation.getRequestBody() != null;
    }

    private static boolean tells(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .anyMatch(response -> response.getContent() != null);
    }
}
