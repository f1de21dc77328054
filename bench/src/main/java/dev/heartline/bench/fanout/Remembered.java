package dev.heartline.bench.fanout;

import java.util.Map;
import java.util.TreeSet;

/**
 * What is kept of one conversation, by kind of memory.
 *
 * @param rows memories that were made of it
 * @param created how many of them their history says were made of it
 * @param evidence memories that it made or strengthened, by their history
 */
record Remembered(Map<String, Long> rows, Map<String, Long> created, Map<String, Long> evidence) {

    /**
     * Beside what there was to hear. What was known before is strengthened instead of made anew, and two things that were heard may be
     * one that is known: there may be fewer than were heard, but none where there was something, and never more.
     *
     * @param heard how many things there were to remember, by kind
     */
    void compare(Map<String, Long> heard, Faults faults) {
        var kinds = new TreeSet<>(heard.keySet());
        kinds.addAll(rows.keySet());
        kinds.addAll(evidence.keySet());
        for (var kind : kinds) {
            long said = heard.getOrDefault(kind, 0L);
            long kept = Math.max(evidence.getOrDefault(kind, 0L), rows.getOrDefault(kind, 0L));
            faults.note("memories too many", Math.max(0, kept - said));
            faults.note("kind of memory that was heard and not kept", said > 0 && kept == 0 ? 1 : 0);
        }
    }

    /** A memory that was written twice has one history, or none. */
    void agree(Faults faults) {
        rows.forEach((kind, n) ->
                faults.note("memories that no history tells of", Math.max(0, n - created.getOrDefault(kind, 0L))));
    }
}
