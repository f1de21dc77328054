package dev.heartline.stack.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

import dev.heartline.stack.StackException;

/**
 * Which letters of a partition have been dealt with: all before an offset, and some after it. It is kept as the committed offset of a
 * group with the others as its metadata, in runs: {@code 17-20,25}.
 *
 * @param before all below
 * @param beyond single ones, from {@code before} on
 */
record Handled(long before, TreeSet<Long> beyond) {

    /** What a broker takes as metadata of an offset unless it is told otherwise ({@code offset.metadata.max.bytes}), in bytes. */
    private static final int MOST_METADATA = 4_096;

    static final Handled NOTHING = new Handled(0, new TreeSet<>());

    static Handled of(OffsetAndMetadata committed) {
        var beyond = new TreeSet<Long>();
        for (var run : committed.metadata().split(",")) {
            if (run.isBlank()) continue;
            var ends = run.split("-");
            for (long offset = Long.parseLong(ends[0]); offset <= Long.parseLong(ends[ends.length - 1]); offset++)
                beyond.add(offset);
        }
        return new Handled(committed.offset(), beyond);
    }

    boolean includes(long offset) {
        return offset < before || beyond.contains(offset);
    }

    /**
     * @param first the oldest record that the broker still has: what came before needs no note
     * @throws StackException if there are too many gaps to note
     */
    Handled with(Collection<Long> offsets, long first) {
        var all = new TreeSet<>(beyond);
        all.addAll(offsets);
        long reached = Math.max(before, first);
        while (all.contains(reached)) reached++;
        var left = new TreeSet<>(all.tailSet(reached));
        if (runs(left).length() > MOST_METADATA)
            throw new StackException(
                    "too many older letters lie between those that are dealt with; deal with the oldest first");
        return new Handled(reached, left);
    }

    OffsetAndMetadata committed() {
        return new OffsetAndMetadata(before, runs(beyond));
    }

    private static String runs(TreeSet<Long> offsets) {
        List<long[]> runs = new ArrayList<>();
        for (long offset : offsets) {
            if (!runs.isEmpty() && runs.getLast()[1] == offset - 1) runs.getLast()[1] = offset;
            else runs.add(new long[] {offset, offset});
        }
        return runs.stream()
                .map(run -> run[0] == run[1] ? Long.toString(run[0]) : run[0] + "-" + run[1])
                .collect(Collectors.joining(","));
    }
}
