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
        var violations = new ArrayList<String>();
        var pods = manifests.pods().toList();
        for (var service : Service.values()) {
            pods.stream()
                    .filter(pod -> pod.application().equals(service.moduleName()))
                    .forEach(pod -> check(manifests, network, service, pod, violations));
        }
        return violations.stream();
    }

    private static void check(Manifests manifests, Network network, Service service, Pod pod, List<String> violations) {
        var self = new Peer(Network.HEARTLINE, pod.labels());
        manifests
                .of(DatabaseCluster.class)
                .map(cluster -> cluster.metadata().getName())
                .forEach(cluster -> {
                    var own = cluster.equals(service.label() + "-db");
                    expect(own, network.allows(self, Network.database(cluster), POSTGRES), pod, cluster, violations);
                });
        expect(true, network.allows(self, Network.NAME_SERVER, DNS), pod, "the name server", violations);
        var calls = ServiceCode.of(service).standsOn("shared-telephony");
        expect(calls, network.maySayToTheInternet(self, HTTPS), pod, "the Internet", violations);
        // Whom the brokers hear is said by policies that their operator makes.
        manifests
                .of(Kafka.class)
                .map(kafka -> Network.broker(kafka.getMetadata().getName()))
                .forEach(broker ->
                        expect(pod.isService(), network.maySay(self, broker, KAFKA), pod, "the brokers", violations));
        for (var other : network.peers()) {
            if (!other.equals(self) && network.allows(other, self, MANAGEMENT) && !other.equals(Network.PROMETHEUS)) {
                violations.add(other + " reaches the management port of " + pod);
            }
        }
        if (pod.isService()) {
            expectIn(
                    manifests.of(ServiceMonitor.class).findAny().isPresent(),
                    network,
                    Network.PROMETHEUS,
                    pod,
                    self,
                    MANAGEMENT,
                    violations);
            expectIn(
                    manifests.of(Gateway.class).findAny().isPresent(),
                    network,
                    Network.GATEWAY,
                    pod,
                    self,
                    HTTP,
                    violations);
        }
    }

    private static void expect(boolean wanted, boolean found, Pod pod, String other, List<String> violations) {
        if (wanted != found) {
            violations.add("%s %s %s".formatted(pod, found ? "reaches" : "does not reach", other));
        }
    }

    private static void expectIn(
            boolean wanted, Network network, Peer from, Pod pod, Peer self, int port, List<String> violations) {
        if (wanted != network.allows(from, self, port)) {
            violations.add("%s %s port %d of %s"
                    .formatted(from.namespace(), wanted ? "does not reach" : "reaches", port, pod));
        }
    }
}
