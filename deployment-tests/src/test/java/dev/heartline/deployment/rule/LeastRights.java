package dev.heartline.deployment.rule;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;

import dev.heartline.deployment.contract.Rights;
import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.source.ServiceCode;
import dev.heartline.stack.infra.TopicCatalog;
import dev.heartline.stack.settings.Service;

/**
 * Each user of the brokers may do what the contract has it do, and nothing more; and each topic is written by those whom the
 * contract names as its producers.
 */
public final class LeastRights implements Rule {

    private static final Pattern CHANNEL = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");

    private final TopicCatalog catalog;

    public LeastRights(TopicCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Stream<String> violations(Manifests manifests) {
        var granted = manifests
                .of(KafkaUser.class)
                .collect(Collectors.toMap(user -> user.getMetadata().getName(), LeastRights::granted));
        return Stream.of(differences(granted), absentServices(granted), owners(granted), channels(granted))
                .flatMap(it -> it);
    }

    private Stream<String> differences(Map<String, Set<String>> granted) {
        var wanted = Rights.of(catalog);
        return granted.entrySet().stream().flatMap(user -> {
            var least = wanted.getOrDefault(user.getKey(), java.util.List.of()).stream()
                    .flatMap(right -> right.operations().stream()
                            .map(operation -> name(right.resource().name(), right.name(), operation)))
                    .collect(Collectors.toSet());
            return Stream.concat(
                    minus(user.getValue(), least).map(it -> user.getKey() + " may, and need not, " + it),
                    minus(least, user.getValue()).map(it -> user.getKey() + " must, and may not, " + it));
        });
    }

    private static Stream<String> absentServices(Map<String, Set<String>> granted) {
        return Stream.of(Service.values())
                .map(Service::moduleName)
                .filter(name -> !granted.containsKey(name))
                .map(name -> name + " is no user of the brokers");
    }

    /** What a service's channels read, whatever the contract has it read. */
    private static Stream<String> channels(Map<String, Set<String>> granted) {
        return Stream.of(Service.values()).flatMap(service -> {
            var settings = ServiceCode.of(service).settings();
            var rights = granted.getOrDefault(service.moduleName(), Set.of());
            return settings.stringPropertyNames().stream()
                    .filter(name -> CHANNEL.matcher(name).matches())
                    .map(settings::getProperty)
                    .filter(topic -> !rights.contains(name("topic", topic, "READ")))
                    .map(topic -> "A channel of %s reads %s, and may not".formatted(service.moduleName(), topic));
        });
    }

    private Stream<String> owners(Map<String, Set<String>> granted) {
        return catalog.events().stream().flatMap(topic -> {
            var owners = granted.entrySet().stream()
                    .filter(user -> user.getValue().contains(name("topic", topic.name(), "WRITE")))
                    .map(Map.Entry::getKey)
                    // Who sends again what a producer sent is none.
                    .filter(user -> !user.equals(Rights.OPERATOR))
                    .collect(Collectors.toCollection(TreeSet::new));
            var wanted = Rights.producers(topic);
            return owners.equals(wanted)
                    ? Stream.empty()
                    : Stream.of("%s is written by %s, not by %s".formatted(topic.name(), owners, wanted));
        });
    }

    private static Stream<String> minus(Set<String> these, Set<String> those) {
        return these.stream().filter(it -> !those.contains(it)).sorted();
    }

    private static Set<String> granted(KafkaUser user) {
        return user.getSpec().getAuthorization() instanceof KafkaUserAuthorizationSimple simple
                ? simple.getAcls().stream().flatMap(LeastRights::granted).collect(Collectors.toSet())
                : Set.of("do anything");
    }

    private static Stream<String> granted(AclRule rule) {
        var resource = name(rule.getResource());
        return rule.getOperations().stream().map(operation -> operation.name() + " " + resource);
    }

    private static String name(AclRuleResource resource) {
        return switch (resource) {
            case AclRuleTopicResource topic -> "topic " + pattern(topic.getPatternType()) + topic.getName();
            case AclRuleGroupResource group -> "group " + pattern(group.getPatternType()) + group.getName();
            default -> resource.getType();
        };
    }

    private static String pattern(AclResourcePatternType type) {
        return type == AclResourcePatternType.LITERAL ? "" : "beginning with ";
    }

    private static String name(String resource, String name, String operation) {
        return operation.toUpperCase(java.util.Locale.ROOT) + " " + resource + " " + name;
    }
}
