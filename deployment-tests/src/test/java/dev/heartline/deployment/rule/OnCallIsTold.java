package dev.heartline.deployment.rule;

import java.util.stream.Stream;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.source.ServiceCode;
import dev.heartline.stack.settings.Service;

/** Where danger may be heard, a human is called. */
public final class OnCallIsTold implements Rule {

    private static final String WEBHOOK = "HEARTLINE_CARE_WEBHOOK_URL";

    @Override
    public Stream<String> violations(Manifests manifests) {
        return Stream.of(Service.values())
                .filter(service -> ServiceCode.of(service).standsOn("shared-care"))
                .filter(service -> manifests
                        .pods()
                        .filter(pod -> pod.isService() && pod.application().equals(service.moduleName()))
                        .flatMap(pod -> pod.containers().stream())
                        .flatMap(container -> container.getEnvFrom().stream())
                        .flatMap(source ->
                                manifests.configMap(source.getConfigMapRef().getName()).stream())
                        .noneMatch(
                                map -> map.getData().getOrDefault(WEBHOOK, "").startsWith("https://")))
                .map(service -> "Nobody is called when " + service.moduleName() + " hears danger");
    }
}
