package dev.heartline.bench.rolling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.heartline.stack.settings.Service;

/** The gateway before the replicas, and who it is told is ready. */
final class Door {

    private final String container;

    Door(String container) {
        this.container = container;
    }

    /** From now on requests go to these replicas alone. Those that are under way stay where they are. */
    void lead(Map<Service, List<String>> ready) {
        Docker.run(
                upstreams(ready),
                "exec",
                "--interactive",
                container,
                "sh",
                "-c",
                "cat >/tmp/replicas.conf && nginx -c /etc/heartline/door.conf -s reload");
    }

    DoorLog log() {
        return DoorLog.of(Docker.say("logs", container));
    }

    private static String upstreams(Map<Service, List<String>> ready) {
        return ready.entrySet().stream()
                .map(entry -> "upstream %s {%s }"
                        .formatted(
                                entry.getKey().label(),
                                entry.getValue().stream()
                                        .map(" server %s:8080 max_fails=0;"::formatted)
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
