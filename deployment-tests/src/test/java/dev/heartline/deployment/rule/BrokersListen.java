package dev.heartline.deployment.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;

import dev.heartline.deployment.manifest.Manifests;

/**
 * Whoever of ours is let out to the brokers is let in there: the operator of the brokers makes their policies of a listener's peers,
 * and a pod that is no peer waits for an answer that never comes.
 */
public final class BrokersListen implements Rule {

    @Override
    public Stream<String> violations(Manifests manifests) {
        var network = new Network(manifests);
        return manifests.of(Kafka.class).flatMap(kafka -> {
            var broker = Network.broker(kafka.getMetadata().getName());
            return kafka.getSpec().getKafka().getListeners().stream()
                    .flatMap(listener -> manifests
                            .pods()
                            .filter(pod -> network.maySay(self(pod.labels()), broker, listener.getPort())
                                    != hears(listener, self(pod.labels())))
                            .map(pod ->
                                    pod + " is let out to the brokers and not let in there, or the other way round"));
        });
    }

    private static Network.Peer self(Map<String, String> labels) {
        return new Network.Peer(Network.HEARTLINE, labels);
    }

    private static boolean hears(GenericKafkaListener listener, Network.Peer peer) {
        return Objects.requireNonNullElse(listener.getNetworkPolicyPeers(), List.<NetworkPolicyPeer>of()).stream()
                .anyMatch(selector -> Network.matches(selector, peer));
    }
}
