package dev.heartline.deployment.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteTimeouts;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.source.ApiDocument;
import dev.heartline.stack.settings.Service;

/**
 * Where there are doors to the world, every path of REST has one, or stays inside for a reason that is told here; and an answer that
 * goes on is not cut off by the door.
 */
public final class RoutedPaths implements Rule {

    /** What our own operators ask from within, by a forwarded port: no application and no user does. */
    private static final Map<String, String> INSIDE = new TreeMap<>(Map.of(
            "call-service/models/performance", "what language models do and cost",
            "sms-service/models/performance", "what language models do and cost",
            "memory-service/models/performance", "what language models do and cost",
            "memory-service/export-accesses", "who had whose data",
            "engagement-service/profile-changes", "who said of somebody that they are another, or had them erased",
            "engagement-service/policies", "by what rewards and hooks are drawn, and for whom next",
            "engagement-service/outages", "days of ours that break nobody's streak",
            "engagement-service/predictions/reliability", "how far our own predictions are to be believed"));

    private static final String NO_LIMIT = "0s";
    private static final String VARIABLE = "\\{[^}]*}";

    private final Map<String, List<ApiDocument.Served>> documents = Arrays.stream(Service.values())
            .collect(Collectors.toMap(Service::moduleName, service -> new ApiDocument(service).paths()));

    /** Each as the service's name and the path. */
    public static Set<String> inside() {
        return INSIDE.keySet();
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        var doors = manifests.of(HTTPRoute.class).flatMap(RoutedPaths::doors).toList();
        if (doors.isEmpty()) return Stream.empty();
        return Stream.of(ofPaths(doors), ofPatterns(doors), ofInside()).flatMap(it -> it);
    }

    private Stream<String> ofPaths(List<Door> doors) {
        return documents.entrySet().stream()
                .flatMap(document -> document.getValue().stream()
                        .flatMap(served -> ofPath(doors, document.getKey(), served).stream()));
    }

    private Stream<String> ofPatterns(List<Door> doors) {
        return doors.stream()
                .filter(door -> door.kind() == Kind.RegularExpression)
                .filter(door -> documents.getOrDefault(door.service(), List.of()).stream()
                        .noneMatch(served -> door.lets(served.path())))
                .map(door ->
                        "A route lets %s through, at which %s answers nothing".formatted(door.value(), door.service()));
    }

    private Stream<String> ofInside() {
        return INSIDE.keySet().stream()
                .filter(this::isServedByNobody)
                .map(path -> path + " is said to stay inside, and nobody serves it");
    }

    private static Optional<String> ofPath(List<Door> doors, String service, ApiDocument.Served served) {
        var path = service + served.path();
        boolean inside = INSIDE.keySet().stream().anyMatch(prefix -> isBelow(prefix, path));
        var door = doors.stream()
                .filter(it -> it.service().equals(service) && it.lets(served.path()))
                .max(Door.BY_PRECEDENCE);
        if (door.isEmpty()) return inside ? Optional.empty() : Optional.of("No route leads to " + path);
        if (inside) return Optional.of(path + " is to stay inside, and a route leads to it");
        return served.streams() && !door.get().timeout().equals(NO_LIMIT)
                ? Optional.of("%s goes on, and its route cuts it off after %s"
                        .formatted(path, door.get().timeout()))
                : Optional.empty();
    }

    private boolean isServedByNobody(String inside) {
        return documents.entrySet().stream()
                .flatMap(document -> document.getValue().stream().map(served -> document.getKey() + served.path()))
                .noneMatch(path -> isBelow(inside, path));
    }

    private static boolean isBelow(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static Stream<Door> doors(HTTPRoute route) {
        return route.getSpec().getRules().stream()
                .flatMap(rule -> rule.getBackendRefs().stream()
                        .flatMap(backend -> rule.getMatches().stream()
                                .map(match -> new Door(
                                        backend.getName(),
                                        Kind.valueOf(match.getPath().getType()),
                                        match.getPath().getValue(),
                                        Optional.ofNullable(rule.getTimeouts())
                                                .map(HTTPRouteTimeouts::getRequest)
                                                .orElse("the gateway's own time")))));
    }

    /** How a door names paths; the later one is taken before the earlier, as Envoy Gateway does. */
    private enum Kind {
        PathPrefix,
        RegularExpression,
        Exact
    }

    private record Door(String service, Kind kind, String value, String timeout) {

        static final Comparator<Door> BY_PRECEDENCE = Comparator.comparing(Door::kind)
                .thenComparing(door -> door.value().length());

        boolean lets(String path) {
            return switch (kind) {
                case PathPrefix -> isBelow(value, path);
                case RegularExpression -> path.replaceAll(VARIABLE, "x").matches(value);
                case Exact -> path.equals(value);
            };
        }
    }
}
