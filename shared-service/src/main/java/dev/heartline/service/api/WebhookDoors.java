package dev.heartline.service.api;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Where providers post: signed forms or objects instead of tokens. */
final class WebhookDoors {

    static final String TAG = "Webhooks";

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme(
                    "Twilio",
                    "X-Twilio-Signature",
                    "HMAC-SHA1 with the account's token over the public address and the fields of the form, as Twilio computes it.",
                    false),
            new Scheme(
                    "Vonage",
                    "Authorization",
                    "Bearer and a JSON web token, HS256 with the account's signature secret, whose payload_hash is the SHA-256 of the"
                            + " body, as Vonage signs it.",
                    true),
            new Scheme(
                    "Plivo",
                    "X-Plivo-Signature-V3",
                    "HMAC-SHA256 with the account's token over the public address, the fields of the form and a nonce, as Plivo"
                            + " computes it.",
                    false),
            new Scheme(
                    "MessageBird",
                    "MessageBird-Signature-JWT",
                    "A JSON web token, HS256 with the account's signing key, that names the SHA-256 of the public address and of the body,"
                            + " as MessageBird signs it.",
                    false),
            new Scheme(
                    "Bird",
                    "messagebird-signature",
                    "HMAC-SHA256 with the account's signing key over the time in messagebird-request-timestamp, the public address and the"
                            + " SHA-256 of the body, as Bird computes it.",
                    true));

    /** @param takesJson an object; otherwise a form */
    private record Scheme(String provider, String header, String description, boolean takesJson) {

        String name() {
            return provider.toLowerCase(Locale.ROOT) + "Signature";
        }

        boolean isOf(String path) {
            return path.startsWith("/webhooks/" + provider.toLowerCase(Locale.ROOT) + "/");
        }
    }

    private WebhookDoors() {}

    static boolean isOne(Operation operation) {
        return operation.getTags() != null && operation.getTags().contains(TAG);
    }

    /** @return by the name that the provider gives itself */
    static String providerOf(String path) {
        return SCHEMES.stream()
                .filter(scheme -> scheme.isOf(path))
                .map(Scheme::provider)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is known to post to " + path));
    }

    static void describe(OpenAPI document) {
        SCHEMES.forEach(scheme -> {
            var doors = document.getPaths().getPathItems().entrySet().stream()
                    .filter(path -> scheme.isOf(path.getKey()))
                    .flatMap(path -> operations(path.getValue()).stream())
                    .filter(WebhookDoors::isOne)
                    .toList();
            doors.forEach(door -> describe(door, scheme));
            if (!doors.isEmpty()) {
                document.getComponents()
                        .addSecurityScheme(
                                scheme.name(),
                                OASFactory.createSecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name(scheme.header())
                                        .description(scheme.description()));
            }
        });
    }

    private static List<Operation> operations(PathItem path) {
        return List.copyOf(path.getOperations().values());
    }

    private static void describe(Operation operation, Scheme scheme) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(scheme.name())));
        if (operation.getRequestBody() == null) {
            return;
        }
        operation
                .getRequestBody()
                .required(true)
                .description("The fields that " + scheme.provider() + " documents for this callback.")
                .content(content(scheme));
    }

    private static Content content(Scheme scheme) {
        Schema values = OASFactory.createSchema();
        return OASFactory.createContent()
                .addMediaType(
                        scheme.takesJson() ? "application/json" : "application/x-www-form-urlencoded",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema()
                                        .addType(SchemaType.OBJECT)
                                        .additionalPropertiesSchema(
                                                scheme.takesJson() ? values : values.addType(SchemaType.STRING))));
    }
}
