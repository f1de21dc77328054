package dev.heartline.deployment.rule;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.source.ServedPaths;
import dev.heartline.stack.settings.Service;

/** The world reaches webhooks and REST, at paths that the service behind them answers, and never a management port. */
public final class PublicDoors implements Rule {

    private static final String DOORS = "http";

    private final Map<String, ServedPaths> served =
            Arrays.stream(Service.values()).collect(Collectors.toMap(Service::moduleName, ServedPaths::new));

    @Override
    public Stream<String> violations(Manifests manifests) {
        return manifests
                .of(HTTPRoute.class)
                .flatMap(route -> route.getSpec().getRules().stream())
                .flatMap(
                        rule -> rule.getBackendRefs().stream().flatMap(backend -> ofBackend(manifests, rule, backend)));
    }

    private Stream<String> ofBackend(Manifests manifests, HTTPRouteRule rule, HTTPBackendRef backend) {
        var name = backend.getName();
        if (!served.containsKey(name) || !isDoor(manifests, name, backend.getPort())) {
            return Stream.of("A route leads to port %d of %s, which is no door".formatted(backend.getPort(), name));
        }
        if (rule.getMatches().isEmpty()) {
            return Stream.of("A route lets everything through to " + name);
        }
        Function<String, String> violation =
                path -> "A route lets %s through, which %s does not answer".formatted(path, name);
        return rule.getMatches().stream()
                .map(HTTPRouteMatch::getPath)
                // What these let through is held against the documents: RoutedPaths.
                .filter(path -> !path.getType().equals("RegularExpression"))
                .map(HTTPPathMatch::getValue)
                .filter(path -> path.startsWith("/q") || !served.get(name).has(path))
                .map(violation);
    }

    private static boolean isDoor(Manifests manifests, String service, Integer port) {
        return manifests
                .of(io.fabric8.kubernetes.api.model.Service.class)
                .filter(it -> it.getMetadata().getName().equals(service))
                .flatMap(it -> it.getSpec().getPorts().stream())
                .anyMatch(it -> it.getPort().equals(port) && it.getName().equals(DOORS));
    }
}
