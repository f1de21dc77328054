package dev.heartline.deployment.rule;

import java.time.Duration;
import java.util.stream.Stream;

import io.smallrye.config.WithDefault;

import dev.heartline.call.live.LiveConfig;
import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;

/** A pod that goes is given the time to end what it has begun: requests everywhere, calls where there are calls. */
public final class Drained implements Rule {

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);
    private static final String CALLS = "call-service";

    @Override
    public Stream<String> violations(Manifests manifests) {
        return manifests.pods().filter(Pod::isService).flatMap(pod -> {
            var lifecycle = pod.containers().getFirst().getLifecycle();
            if (lifecycle == null || lifecycle.getPreStop() == null) {
                return Stream.of(pod + " is stopped while it is still sent requests");
            }
            var sleep = lifecycle.getPreStop().getSleep();
            var least = SHUTDOWN.plus(
                    pod.application().equals(CALLS)
                            ? longestCall()
                            : Duration.ofSeconds(sleep == null ? 0 : sleep.getSeconds()));
            var grace = Duration.ofSeconds(pod.spec().getTerminationGracePeriodSeconds());
            return grace.compareTo(least) > 0
                    ? Stream.empty()
                    : Stream.of("%s is killed after %s, and may need %s".formatted(pod, grace, least));
        });
    }

    private static Duration longestCall() {
        try {
            var text = LiveConfig.class
                    .getMethod("longestCall")
                    .getAnnotation(WithDefault.class)
                    .value();
            return Duration.parse("PT" + text);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
