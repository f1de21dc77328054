package dev.heartline.ai.head;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which one of several classes a text is of.
 *
 * @param shares how likely each class is, by its name; 1 in all
 */
public record Choice(Map<String, Double> shares) {

    public Choice {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    public String likeliest() {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** How likely the likeliest is, in 0..1. */
    public double sure() {
        return shares.get(likeliest());
    }

    /** In 0..1. */
    public double share(String name) {
        return shares.get(name);
    }
}
