package dev.heartline.deployment.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;
import dev.heartline.deployment.operator.DatabaseCluster;
import dev.heartline.deployment.rule.Network.Peer;
import dev.heartline.deployment.source.ServiceCode;
import dev.heartline.stack.settings.Service;

/**
 * A service reaches its own database, the brokers and name servers, and those that talk to a provider the Internet; nothing else.
 * Its management port is for the monitoring alone.
 */
public final class Reach implements Rule {

    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9000;
    private static final int POSTGRES = 5432;
    private static final int KAFKA = 9093;
    private static final int DNS = 53;
    private static final int HTTPS = 443;

    @Override
    public Stream<String> violations(Manifests manifests) {
        var network = new Network(manifests);
        return Stream.of(Service.values())
                .flatMap(service -> manifests
                        .pods()
                        .filter(pod -> pod.application().equals(service.moduleName()))
                        .flatMap(pod -> new Around(network, pod).check(manifests, service)));
    }

    /** What one pod may say and hear. */
    private static final class Around {

        private final Network network;
        private final Pod pod;
        private final Peer self;
        private final List<String> violations = new ArrayList<>();

        Around(Network network, Pod pod) {
            this.network = network;
            this.pod = pod;
            this.self = new Peer(Network.HEARTLINE, pod.labels());
        }

        Stream<String> check(Manifests manifests, Service service) {
            manifests
                    .of(DatabaseCluster.class)
                    .map(cluster -> cluster.metadata().getName())
                    .forEach(name -> reaches(
                            name.equals(service.label() + "-db"),
                            network.allows(self, Network.database(name), POSTGRES),
                            name));
            // Whom the brokers hear is said by policies that their operator makes.
            manifests
                    .of(Kafka.class)
                    .map(kafka -> Network.broker(kafka.getMetadata().getName()))
                    .forEach(broker -> reaches(pod.isService(), network.maySay(self, broker, KAFKA), "the brokers"));
            reaches(true, network.allows(self, Network.NAME_SERVER, DNS), "the name server");
            reaches(
                    ServiceCode.of(service).standsOn("shared-telephony"),
                    network.maySayToTheInternet(self, HTTPS),
                    "the Internet");
            for (var other : network.peers()) {
                if (!other.equals(self) && !other.equals(Network.PROMETHEUS)) {
                    isReachedBy(false, other, MANAGEMENT);
                }
            }
            if (pod.isService()) {
                isReachedBy(has(manifests, ServiceMonitor.class), Network.PROMETHEUS, MANAGEMENT);
                isReachedBy(has(manifests, Gateway.class), Network.GATEWAY, HTTP);
            }
            return violations.stream();
        }

        private static boolean has(Manifests manifests, Class<?> type) {
            return manifests.of(type).findAny().isPresent();
        }

        private void reaches(boolean wanted, boolean found, String other) {
            if (wanted != found) {
                violations.add("%s %s %s".formatted(pod, found ? "reaches" : "does not reach", other));
            }
        }

        private void isReachedBy(boolean wanted, Peer other, int port) {
            if (wanted != network.allows(other, self, port)) {
                violations.add("%s %s %s port %d of %s"
                        .formatted(
                                other.namespace(), other.labels(), wanted ? "does not reach" : "reaches", port, pod));
            }
        }
    }
}
