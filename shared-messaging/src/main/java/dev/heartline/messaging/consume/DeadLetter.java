package dev.heartline.messaging.consume;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A refused record as it is put aside: key, value and headers as they came, and headers that say why and from where. */
final class DeadLetter {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONG_HEADER = 1_000;
    private static final int FEW_BYTES = 100_000;

    private DeadLetter() {}

    /**
     * What is left out where the whole does not fit. Each leaves out what the ones before do; the key is always whole.
     */
    enum Cut {
        NOTHING,
        LONG_HEADERS,
        MOST_OF_THE_VALUE,
        /** Empty and not absent: replayed, a record without value would erase. */
        THE_VALUE
    }

    static ProducerRecord<byte[], byte[]> of(Arrival record, Throwable reason, String topic, Cut cut) {
        var letter = new ProducerRecord<>(topic, null, record.key(), value(record.value(), cut));
        Headers headers = letter.headers();
        record.headers().forEach(header -> {
            if (cut == Cut.NOTHING || header.value() == null || header.value().length <= LONG_HEADER) {
                headers.add(header);
            }
        });
        add(headers, "dead-letter-reason", message(reason));
        add(headers, "dead-letter-exception-class-name", reason.getClass().getName());
        if (reason.getCause() != null) {
            add(headers, "dead-letter-cause", message(reason.getCause()));
            add(
                    headers,
                    "dead-letter-cause-class-name",
                    reason.getCause().getClass().getName());
        }
        add(headers, "dead-letter-topic", record.topic());
        add(headers, "dead-letter-partition", Integer.toString(record.partition()));
        add(headers, "dead-letter-offset", Long.toString(record.offset()));
        add(headers, "dead-letter-timestamp", Long.toString(record.appended().toEpochMilli()));
        if (cut != Cut.NOTHING) {
            add(headers, "dead-letter-left-out", leftOut(record, cut));
        }
        return letter;
    }

    private static byte[] value(byte[] value, Cut cut) {
        if (value == null) {
            return null;
        }
        return switch (cut) {
            case NOTHING, LONG_HEADERS -> value;
            case MOST_OF_THE_VALUE -> Arrays.copyOf(value, Math.min(value.length, FEW_BYTES));
            case THE_VALUE -> new byte[0];
        };
    }

    private static String leftOut(Arrival record, Cut cut) {
        int bytes = record.value() == null ? 0 : record.value().length;
        return switch (cut) {
            case NOTHING -> "nothing";
            case LONG_HEADERS -> "headers of more than %d bytes".formatted(LONG_HEADER);
            case MOST_OF_THE_VALUE ->
                "long headers, and of %d bytes of value all but the first %d"
                        .formatted(bytes, Math.min(bytes, FEW_BYTES));
            case THE_VALUE -> "long headers and all %d bytes of the value".formatted(bytes);
        };
    }

    private static String message(Throwable reason) {
        String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON) + "…";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
