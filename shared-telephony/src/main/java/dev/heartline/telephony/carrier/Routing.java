package dev.heartline.telephony.carrier;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which carriers are asked for a call or a text, in order: the one that was wished for, the one for numbers like this, then all others.
 *
 * @param byPrefix carriers by how an E.164 number begins
 */
record Routing(List<String> order, Map<String, String> byPrefix) {

    /** @param wished null for none */
    List<String> to(String number, String wished) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(wished), forNumber(number))
                                .flatMap(Optional::stream),
                        order.stream())
                .distinct()
                .toList();
    }

    private Optional<String> forNumber(String number) {
        return byPrefix.entrySet().stream()
                .filter(entry -> number.startsWith(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /** All that are named. */
    List<String> named() {
        return Stream.concat(order.stream(), byPrefix.values().stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
