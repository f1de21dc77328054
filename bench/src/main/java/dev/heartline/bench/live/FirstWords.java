package dev.heartline.bench.live;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.load.Latencies;

/** From the end of what a caller said to the first words of the answer, by how long the call had been going on. */
final class FirstWords {

    /** The last turn of each stretch of a call. */
    private static final int[] STRETCHES = {10, 50, 100, 150, Integer.MAX_VALUE};

    private final Map<Integer, Latencies> byStretch = new LinkedHashMap<>();
    private final Latencies all = new Latencies();
    private long lost;

    FirstWords() {
        for (int last : STRETCHES) {
            byStretch.put(last, new Latencies());
        }
    }

    /** @param call as the network tells it; its times are in milliseconds */
    void add(JsonNode call) {
        JsonNode turns = call.path("transcript");
        for (int i = 0; i < turns.size(); i++) {
            if (isBy("coach", turns.get(i))) {
                continue;
            }
            var answer = turns.path(i + 1);
            if (isBy("coach", answer)) {
                var latency = Duration.ofMillis(answer.get("startedAt").asLong()
                        - turns.get(i).get("startedAt").asLong());
                all.add(latency);
                stretch(i + 2).add(latency);
            } else {
                lost++;
            }
        }
    }

    /** Of what callers said that nothing was said to: they said the next thing, or the call was over. */
    long lost() {
        return lost;
    }

    long count() {
        return all.count();
    }

    void print(PrintStream out) {
        int first = 1;
        for (var stretch : byStretch.entrySet()) {
            boolean open = stretch.getKey() == Integer.MAX_VALUE;
            var turns = open ? "%d and on".formatted(first) : "%d to %d".formatted(first, stretch.getKey());
            out.printf("  turn %-12s %s%n", turns, stretch.getValue());
            first = stretch.getKey() + 1;
        }
        out.printf("  all               %s%n", all);
    }

    private Latencies stretch(int turn) {
        return byStretch.entrySet().stream()
                .filter(stretch -> turn <= stretch.getKey())
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static boolean isBy(String speaker, JsonNode turn) {
        return turn.path("speaker").asText().equals(speaker);
    }
}
