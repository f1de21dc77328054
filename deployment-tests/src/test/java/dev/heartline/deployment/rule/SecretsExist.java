package dev.heartline.deployment.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.manifest.Pod;
import dev.heartline.deployment.operator.DatabaseCluster;
import dev.heartline.deployment.operator.ExternalSecret;
import dev.heartline.deployment.operator.ObjectStore;
import dev.heartline.deployment.operator.SecretKey;
import dev.heartline.deployment.operator.TriggerAuthentication;

/** Every value of a Secret that something can't do without is made by somebody: an ExternalSecret, an operator, or the overlay. */
public final class SecretsExist implements Rule {

    private static final String CERTIFICATE_ISSUER = "cert-manager.io/cluster-issuer";

    @Override
    public Stream<String> violations(Manifests manifests) {
        var made = made(manifests);
        return Stream.of(byPods(manifests), byOperators(manifests), certificates(manifests))
                .flatMap(it -> it)
                .distinct()
                .filter(wanted -> !made.contains(wanted.toString()))
                .map(wanted -> "Nobody makes the secret " + wanted);
    }

    private static Set<String> made(Manifests manifests) {
        var made = new TreeSet<String>();
        manifests
                .of(ExternalSecret.class)
                .forEach(secret -> secret.spec()
                        .data()
                        .forEach(value -> made.add(secret.metadata().getName() + "/" + value.secretKey())));
        manifests
                .of(Secret.class)
                .forEach(secret -> secret.getData()
                        .keySet()
                        .forEach(key -> made.add(secret.getMetadata().getName() + "/" + key)));
        // What the operators document that they make.
        manifests.of(KafkaUser.class).map(user -> user.getMetadata().getName()).forEach(name -> {
            made.add(name + "/password");
            made.add(name + "/sasl.jaas.config");
        });
        manifests.of(Kafka.class).forEach(kafka -> made.add(kafka.getMetadata().getName() + "-cluster-ca-cert/ca.crt"));
        manifests
                .of(DatabaseCluster.class)
                .map(cluster -> cluster.metadata().getName())
                .forEach(name -> {
                    made.add(name + "-app/username");
                    made.add(name + "-app/password");
                    made.add(name + "-ca/ca.crt");
                });
        return made;
    }

    private static Stream<SecretKey> byPods(Manifests manifests) {
        return manifests.pods().flatMap(pod -> Stream.concat(inVolumes(pod), inEnvironment(pod)));
    }

    private static Stream<SecretKey> inVolumes(Pod pod) {
        return pod.spec().getVolumes().stream().flatMap(volume -> {
            if (volume.getSecret() != null) {
                return keys(
                        volume.getSecret().getSecretName(), volume.getSecret().getItems());
            }
            return volume.getProjected() == null
                    ? Stream.empty()
                    : volume.getProjected().getSources().stream()
                            .map(source -> source.getSecret())
                            .filter(secret -> !Boolean.TRUE.equals(secret.getOptional()))
                            .flatMap(secret -> keys(secret.getName(), secret.getItems()));
        });
    }

    /** A whole Secret in a volume says nothing of what is wanted of it. */
    private static Stream<SecretKey> keys(String secret, List<KeyToPath> items) {
        return items == null || items.isEmpty()
                ? Stream.of(new SecretKey(secret, "(all of it)"))
                : items.stream().map(item -> new SecretKey(secret, item.getKey()));
    }

    private static Stream<SecretKey> inEnvironment(Pod pod) {
        return pod.containers().stream()
                .flatMap(container -> container.getEnv().stream())
                .flatMap(variable -> Optional.ofNullable(variable.getValueFrom()).stream())
                .flatMap(source -> Optional.ofNullable(source.getSecretKeyRef()).stream())
                .map(reference -> new SecretKey(reference.getName(), reference.getKey()));
    }

    private static Stream<SecretKey> byOperators(Manifests manifests) {
        var backups = manifests
                .of(ObjectStore.class)
                .map(store -> store.spec().configuration().s3Credentials())
                .flatMap(credentials -> Stream.of(credentials.accessKeyId(), credentials.secretAccessKey()));
        var scaling = manifests
                .of(TriggerAuthentication.class)
                .flatMap(authentication -> authentication.spec().secretTargetRef().stream())
                .map(source -> new SecretKey(source.name(), source.key()));
        return Stream.concat(backups, scaling);
    }

    private static Stream<SecretKey> certificates(Manifests manifests) {
        return manifests
                .of(Gateway.class)
                .filter(gateway -> !Optional.ofNullable(gateway.getMetadata().getAnnotations())
                        .orElse(Map.of())
                        .containsKey(CERTIFICATE_ISSUER))
                .flatMap(gateway -> gateway.getSpec().getListeners().stream())
                .flatMap(listener -> listener.getTls().getCertificateRefs().stream())
                .map(reference -> new SecretKey(reference.getName(), "tls.crt"));
    }
}
