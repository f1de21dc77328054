package dev.heartline.deployment.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.strimzi.api.kafka.model.kafka.Kafka;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.operator.DatabaseCluster;

/** Who may talk to whom, as the policies of an overlay have it; and who there is. */
final class Network {

    static final String HEARTLINE = "heartline";

    /** Who is there, in our namespace or another of the platform. */
    record Peer(String namespace, Map<String, String> labels) {

        boolean isOurs() {
            return namespace.equals(HEARTLINE);
        }
    }

    /** Who runs outside our namespace and is named by policies: their operators' and projects' own labels. */
    static final Peer NAME_SERVER = new Peer("kube-system", Map.of("k8s-app", "kube-dns"));

    static final Peer PROMETHEUS = new Peer("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
    static final Peer TRACES = new Peer("monitoring", Map.of("app.kubernetes.io/name", "opentelemetry-collector"));
    static final Peer GATEWAY = new Peer("envoy-gateway-system", Map.of());
    static final Peer KEDA = new Peer("keda", Map.of());
    static final Peer DATABASE_OPERATOR = new Peer("cnpg-system", Map.of());

    private final List<NetworkPolicy> policies;
    private final List<Peer> peers = new ArrayList<>();

    Network(Manifests manifests) {
        policies = manifests.of(NetworkPolicy.class).toList();
        peers.addAll(List.of(NAME_SERVER, PROMETHEUS, TRACES, GATEWAY, KEDA, DATABASE_OPERATOR));
        manifests.pods().map(pod -> new Peer(HEARTLINE, pod.labels())).forEach(peers::add);
        manifests
                .of(DatabaseCluster.class)
                .map(cluster -> database(cluster.metadata().getName()))
                .forEach(peers::add);
        manifests
                .of(Kafka.class)
                .map(kafka -> kafka.getMetadata().getName())
                .flatMap(name -> Stream.of(broker(name), entityOperator(name)))
                .forEach(peers::add);
    }

    /** As CloudNativePG labels its pods. */
    static Peer database(String cluster) {
        return new Peer(HEARTLINE, Map.of("cnpg.io/cluster", cluster, "cnpg.io/podRole", "instance"));
    }

    /** As Strimzi labels its pods. */
    static Peer broker(String cluster) {
        return new Peer(HEARTLINE, Map.of("strimzi.io/cluster", cluster, "strimzi.io/name", cluster + "-kafka"));
    }

    private static Peer entityOperator(String cluster) {
        return new Peer(
                HEARTLINE, Map.of("strimzi.io/cluster", cluster, "strimzi.io/name", cluster + "-entity-operator"));
    }

    List<NetworkPolicy> policies() {
        return policies;
    }

    List<Peer> peers() {
        return peers;
    }

    /** Whether a connection is allowed by those policies at either end that are ours. */
    boolean allows(Peer from, Peer to, int port) {
        return maySay(from, to, port) && mayHear(to, from, port);
    }

    /** Whether the policies let the pod out to addresses that are no pod's. */
    boolean maySayToTheInternet(Peer from, int port) {
        return policies.stream()
                .filter(policy -> selects(policy, from) && policy.getSpec().getEgress() != null)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> includes(rule.getPorts(), port)
                        && (rule.getTo().isEmpty()
                                || rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null)));
    }

    boolean maySay(Peer from, Peer to, int port) {
        return !restricted(from, "Egress")
                || policies.stream()
                        .filter(policy -> selects(policy, from))
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .anyMatch(rule -> includes(rule.getPorts(), port) && matches(rule.getTo(), to));
    }

    private boolean mayHear(Peer to, Peer from, int port) {
        return !restricted(to, "Ingress")
                || policies.stream()
                        .filter(policy -> selects(policy, to))
                        .flatMap(policy -> policy.getSpec().getIngress().stream())
                        .anyMatch(rule -> includes(rule.getPorts(), port) && matches(rule.getFrom(), from));
    }

    private boolean restricted(Peer peer, String direction) {
        return policies.stream()
                .anyMatch(policy -> selects(policy, peer)
                        && policy.getSpec().getPolicyTypes().contains(direction));
    }

    static boolean selects(NetworkPolicy policy, Peer peer) {
        return peer.isOurs() && matches(policy.getSpec().getPodSelector(), peer.labels());
    }

    static boolean matches(NetworkPolicyPeer selector, Peer peer) {
        if (selector.getIpBlock() != null) {
            return false;
        }
        boolean namespace = selector.getNamespaceSelector() == null
                ? peer.isOurs()
                : matches(selector.getNamespaceSelector(), Map.of("kubernetes.io/metadata.name", peer.namespace()));
        return namespace && (selector.getPodSelector() == null || matches(selector.getPodSelector(), peer.labels()));
    }

    private static boolean matches(List<NetworkPolicyPeer> selectors, Peer peer) {
        return selectors.isEmpty() || selectors.stream().anyMatch(selector -> matches(selector, peer));
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        Function<LabelSelectorRequirement, Boolean> holds = requirement -> switch (requirement.getOperator()) {
            case "In" -> requirement.getValues().contains(labels.get(requirement.getKey()));
            case "NotIn" -> !requirement.getValues().contains(labels.get(requirement.getKey()));
            case "Exists" -> labels.containsKey(requirement.getKey());
            case "DoesNotExist" -> !labels.containsKey(requirement.getKey());
            default -> throw new IllegalArgumentException(requirement.getOperator());
        };
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(holds::apply);
    }

    private static boolean includes(List<NetworkPolicyPort> ports, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(range -> includes(range, port));
    }

    private static boolean includes(NetworkPolicyPort range, int port) {
        int first = number(range.getPort());
        int last = range.getEndPort() == null ? first : range.getEndPort();
        return first <= port && port <= last;
    }

    /** Only numbers are used: a name would have to be looked up in each pod. */
    private static int number(IntOrString port) {
        if (port.getIntVal() == null) {
            throw new IllegalArgumentException("a policy names the port " + port.getStrVal());
        }
        return port.getIntVal();
    }
}
