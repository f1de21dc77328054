package dev.heartline.service.api;

import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Where providers post: signed forms instead of tokens. */
final class WebhookDoors {

    static final String TAG = "Webhooks";

    private static final String SIGNATURE = "twilioSignature";

    private WebhookDoors() {}

    static boolean isOne(Operation operation) {
        return operation.getTags() != null && operation.getTags().contains(TAG);
    }

    static void describe(OpenAPI document) {
        var doors = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(WebhookDoors::isOne)
                .toList();
        doors.forEach(WebhookDoors::describe);
        if (!doors.isEmpty()) {
            document.getComponents()
                    .addSecurityScheme(
                            SIGNATURE,
                            OASFactory.createSecurityScheme()
                                    .type(SecurityScheme.Type.APIKEY)
                                    .in(SecurityScheme.In.HEADER)
                                    .name("X-Twilio-Signature")
                                    .description("HMAC-SHA1 with the account's token over the public address and the"
                                            + " fields of the form, as Twilio computes it."));
        }
    }

    private static void describe(Operation operation) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SIGNATURE)));
        operation
                .getRequestBody()
                .required(true)
                .description("The fields that Twilio documents for this callback.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/x-www-form-urlencoded",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema()
                                                .addType(SchemaType.OBJECT)
                                                .additionalPropertiesSchema(OASFactory.createSchema()
                                                        .addType(SchemaType.STRING)))));
    }
}
