package dev.heartline.deployment.rule;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;
import dev.heartline.deployment.source.Settings;
import dev.heartline.stack.settings.Service;

/** Every setting that a service is given is one that it reads: a misspelt one would silently leave the default. */
public final class SettingsAreRead implements Rule {

    private static final String SECRETS_VOLUME = "secrets";

    private final Map<Service, Settings> settings = new EnumMap<>(Service.class);

    public SettingsAreRead() {
        for (var service : Service.values()) {
            settings.put(service, Settings.of(service));
        }
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        return Stream.of(Service.values())
                .flatMap(service -> manifests
                        .pods()
                        .filter(pod -> pod.application().equals(service.moduleName()))
                        .flatMap(pod -> Stream.concat(
                                variables(manifests, pod)
                                        .filter(name -> !settings.get(service).readsVariable(name))
                                        .map(name -> "%s does not read the variable %s".formatted(pod, name)),
                                files(pod)
                                        .filter(name -> !settings.get(service).reads(name))
                                        .map(name -> "%s does not read the file %s".formatted(pod, name)))));
    }

    private static Stream<String> variables(Manifests manifests, Pod pod) {
        return pod.containers().stream()
                .flatMap(container -> Stream.concat(
                        container.getEnv().stream().map(variable -> variable.getName()),
                        container.getEnvFrom().stream()
                                .map(source -> manifests.configMap(
                                        source.getConfigMapRef().getName()))
                                .flatMap(Optional::stream)
                                .flatMap(map -> map.getData().keySet().stream())));
    }

    private static Stream<String> files(Pod pod) {
        return pod.spec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(SECRETS_VOLUME))
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .flatMap(source -> source.getSecret().getItems().stream())
                .map(item -> item.getPath());
    }
}
