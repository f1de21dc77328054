package dev.heartline.service.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

import dev.heartline.service.security.Roles;

/** Says in words whose token opens an operation, and as {@code x-roles} for programs. */
final class Askers {

    private static final String ROLES = "x-roles";

    private Askers() {}

    static void nameIn(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> nameIn(path, operation)));
    }

    private static void nameIn(String path, Operation operation) {
        var said = Optional.ofNullable(operation.getDescription()).map(text -> text.strip() + " ");
        if (WebhookDoors.isOne(operation)) {
            operation.setDescription(said.orElse("") + "For %s only.".formatted(WebhookDoors.providerOf(path)));
            return;
        }
        if (isOpen(operation)) {
            operation.setDescription(said.orElse("") + "For whoever has the address; it takes no token.");
            operation.setSecurity(List.of());
            return;
        }
        var roles = operation.getSecurity().stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .sorted()
                .toList();
        operation.setDescription(said.orElse("") + inWords(roles));
        operation.addExtension(ROLES, roles);
        // Scopes are OAuth's; a bearer token has none.
        operation.setSecurity(operation.getSecurity().stream()
                .map(requirement -> {
                    var withoutScopes = OASFactory.createSecurityRequirement();
                    requirement.getSchemes().keySet().forEach(withoutScopes::addScheme);
                    return withoutScopes;
                })
                .toList());
    }

    /** Whether it takes neither a token nor a provider's signature. */
    static boolean isOpen(Operation operation) {
        return !WebhookDoors.isOne(operation)
                && (operation.getSecurity() == null || operation.getSecurity().isEmpty());
    }

    private static String inWords(List<String> roles) {
        return roles.stream()
                .map(role -> role.equals(Roles.USER) ? "user (of what is theirs)" : role)
                .collect(Collectors.joining(", ", "Roles: ", "."));
    }
}
