package dev.heartline.events.vocabulary;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** A word of a closed set: {@code NO_ANSWER} in Java is {@code no_answer} in JSON, SQL and URLs. */
public interface WireNamed {

    String name();

    @JsonValue
    default String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if the set has no such word; the message names the words there are
     */
    static <E extends Enum<E> & WireNamed> E of(Class<E> set, String wireName) {
        return Arrays.stream(set.getEnumConstants())
                .filter(word -> word.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not one of %s"
                        .formatted(
                                wireName,
                                Arrays.stream(set.getEnumConstants())
                                        .map(WireNamed::wireName)
                                        .toList())));
    }
}
