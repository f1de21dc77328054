package dev.heartline.bench.fanout;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong, with how often. */
final class Faults {

    private final Map<String, Long> faults = new TreeMap<>();

    /** @param n how often; nothing is wrong where it is zero */
    void note(String what, long n) {
        if (n != 0) {
            faults.merge(what, n, Long::sum);
        }
    }

    /**
     * @param counts how many there are of each; of what it doesn't name there is none
     * @param expected of what there must be one
     */
    <K> void exactlyOnce(String what, Map<K, Long> counts, Collection<K> expected) {
        var each = new HashSet<>(expected);
        note(
                "without " + what,
                each.stream().filter(one -> counts.getOrDefault(one, 0L) == 0).count());
        note(
                "with more than one " + what,
                each.stream().filter(one -> counts.getOrDefault(one, 0L) > 1).count());
    }

    Map<String, Long> all() {
        return Map.copyOf(faults);
    }
}
