package dev.heartline.deployment.rule;

import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;

import dev.heartline.deployment.manifest.Manifests;

/** Every selector of a network policy selects somebody: one with a misspelt label would forbid what it was to allow. */
public final class LivePolicies implements Rule {

    @Override
    public Stream<String> violations(Manifests manifests) {
        var network = new Network(manifests);
        return network.policies().stream().flatMap(policy -> ofPolicy(network, policy));
    }

    private static Stream<String> ofPolicy(Network network, NetworkPolicy policy) {
        var name = "NetworkPolicy " + policy.getMetadata().getName();
        var nobody = network.peers().stream().noneMatch(peer -> Network.selects(policy, peer))
                ? Stream.of(name + " selects no pod")
                : Stream.<String>empty();
        var peers = Stream.concat(
                policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()));
        return Stream.concat(
                nobody,
                peers.filter(peer -> isNobody(network, peer))
                        .map(peer -> name + " lets in or out " + peer + ", which is nobody"));
    }

    private static boolean isNobody(Network network, NetworkPolicyPeer selector) {
        return selector.getIpBlock() == null
                && network.peers().stream().noneMatch(peer -> Network.matches(selector, peer));
    }
}
