package dev.heartline.deployment;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.heartline.deployment.manifest.Manifests;
import dev.heartline.deployment.rule.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/** The overlay of production with something broken in it, and what a rule must say of that. */
final class Broken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Broken() {}

    static Rule rule(Class<? extends Rule> type) {
        return Rules.everywhere().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    static void assertFound(Rule rule, Manifests manifests, String violation) {
        assertThat(rule.violations(Overlay.PROD.render())).isEmpty();
        assertThat(rule.violations(manifests)).anyMatch(it -> it.contains(violation));
    }

    static Manifests with(String kind, String name, String place, String field, String value) {
        return change(kind, name, tree -> ((ObjectNode) tree.at(place)).put(field, value));
    }

    static Manifests with(String kind, String name, String place, String field, int value) {
        return change(kind, name, tree -> ((ObjectNode) tree.at(place)).put(field, value));
    }

    static Manifests without(String kind, String name, String place, String field) {
        return change(
                kind,
                name,
                tree -> assertThat(((ObjectNode) tree.at(place)).remove(field)).isNotNull());
    }

    static Manifests acl(String user, Consumer<ArrayNode> change) {
        return change("KafkaUser", user, tree -> change.accept((ArrayNode) tree.at("/spec/authorization/acls")));
    }

    static Manifests change(String kind, String name, Consumer<ObjectNode> change) {
        return Overlay.PROD.render().with(kind, name, change);
    }

    static JsonNode read(String yaml) {
        UnaryOperator<String> quoted = text -> text.replaceAll("([A-Za-z][A-Za-z.]*)", "\"$1\"");
        try {
            return JSON.readTree(quoted.apply(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
