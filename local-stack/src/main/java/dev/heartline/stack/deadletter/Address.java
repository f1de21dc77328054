package dev.heartline.stack.deadletter;

import java.util.regex.Pattern;

import org.apache.kafka.common.TopicPartition;

import dev.heartline.stack.StackException;

/** Where a letter lies, written {@code call.completed.dlq.memory/0/17}: topic, partition, offset. */
public record Address(TopicPartition partition, long offset) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z0-9._-]+)/(\\d{1,9})/(\\d{1,18})");

    /** @throws StackException if the text is none */
    public static Address of(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches())
            throw new StackException(
                    "'" + text + "' is no address of a dead letter such as call.completed.dlq.memory/0/17;"
                            + " './heartline dlq list' shows them");
        return new Address(
                new TopicPartition(parts.group(1), Integer.parseInt(parts.group(2))), Long.parseLong(parts.group(3)));
    }

    public String topic() {
        return partition.topic();
    }

    @Override
    public String toString() {
        return partition.topic() + "/" + partition.partition() + "/" + offset;
    }
}
