package dev.heartline.events.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Says what in a schema breaks those who read or write by the published one. Within a version optional fields may be
 * added and words of explanation may change; everything else is a break. A closed set may not even grow: readers refuse
 * a word that they don't know.
 *
 * <p>Knows the keywords that our schemas are written in: objects inside are spelled out, there is no {@code $ref}.
 */
final class SchemaEvolution {

    private static final Set<String> EXPLANATIONS = Set.of("title", "description", "$comment", "examples");

    private final List<String> breaks = new ArrayList<>();

    private SchemaEvolution() {}

    /** Each break in words, with its place; empty where everybody can go on. */
    static List<String> breaks(JsonNode published, JsonNode current) {
        var evolution = new SchemaEvolution();
        evolution.compare("", published, current);
        return List.copyOf(evolution.breaks);
    }

    private void compare(String place, JsonNode published, JsonNode current) {
        Set<String> keywords = new LinkedHashSet<>(names(published));
        keywords.addAll(names(current));
        keywords.removeAll(EXPLANATIONS);
        for (String keyword : keywords) {
            JsonNode before = published.path(keyword);
            JsonNode now = current.path(keyword);
            switch (keyword) {
                case "properties" -> compareFields(place, before, now);
                case "required" -> compareRequired(place, words(before), words(now));
                case "enum" -> compareWords(place, before, now);
                case "items", "additionalProperties" -> compareInside(place, keyword, before, now);
                default -> compareConstraint(place, keyword, before, now);
            }
        }
    }

    private void compareFields(String place, JsonNode before, JsonNode now) {
        before.propertyStream().forEach(field -> {
            String fieldPlace = place + "/" + field.getKey();
            if (now.has(field.getKey())) {
                compare(fieldPlace, field.getValue(), now.get(field.getKey()));
            } else {
                breaks.add(fieldPlace + " is gone");
            }
        });
    }

    private void compareRequired(String place, Set<String> before, Set<String> now) {
        without(now, before).forEach(field -> breaks.add(place + "/" + field + " has become required"));
        without(before, now).forEach(field -> breaks.add(place + "/" + field + " is no longer required"));
    }

    private void compareWords(String place, JsonNode before, JsonNode now) {
        if (before.isMissingNode() || now.isMissingNode()) {
            compareConstraint(place, "enum", before, now);
            return;
        }
        without(words(before), words(now)).forEach(word -> breaks.add(place + " lost the word " + word));
        without(words(now), words(before)).forEach(word -> breaks.add(place + " has the new word " + word));
    }

    private void compareInside(String place, String keyword, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            compare(place + "[]", before, now);
        } else {
            compareConstraint(place, keyword, before, now);
        }
    }

    private void compareConstraint(String place, String keyword, JsonNode before, JsonNode now) {
        if (!before.equals(now)) {
            breaks.add("%s: %s was %s and is %s".formatted(place, keyword, said(before), said(now)));
        }
    }

    private static String said(JsonNode constraint) {
        return constraint.isMissingNode() ? "not said" : constraint.toString();
    }

    private static Set<String> names(JsonNode schema) {
        return schema.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
