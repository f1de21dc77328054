package dev.heartline.messaging.consume;

import java.util.Optional;
import java.util.function.Function;

/**
 * The attributes of a CloudEvent that we read; the others ({@code source}, {@code dataschema}, {@code subject}, extensions) may
 * be whatever the specification allows, since nothing here lives by them.
 *
 * @param attribute an attribute's text by its name in the specification
 */
record Envelope(Function<String, Optional<String>> attribute) {

    private static final String SPECVERSION = "1.0";

    /** @throws MalformedEvent if the event is of another version of the specification or of another type */
    void check(String expectedType) {
        String version = required("specversion");
        if (!version.equals(SPECVERSION)) {
            throw new MalformedEvent(
                    "specversion %s is not taken, only %s".formatted(brief(version), SPECVERSION),
                    "the specversion is not " + SPECVERSION);
        }
        String type = required("type");
        if (!type.equals(expectedType)) {
            throw new MalformedEvent(
                    "expected %s but the type is %s".formatted(expectedType, brief(type)),
                    "expected %s but the type is another".formatted(expectedType));
        }
    }

    String required(String name) {
        return find(name).orElseThrow(() -> new MalformedEvent("the attribute " + name + " is missing"));
    }

    Optional<String> find(String name) {
        return attribute.apply(name);
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
