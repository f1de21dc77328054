package dev.heartline.stack.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

import dev.heartline.stack.StackException;

/** A record that a consumer could not take, as it came, with the reason. The headers are those that the consumers write. */
public record Letter(Address address, ConsumerRecord<byte[], byte[]> record) {

    private static final String ABOUT = "dead-letter-";

    public Instant putAside() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    public String reason() {
        return header(ABOUT + "reason").orElse("no reason given");
    }

    /** The type of the event, where it has one. */
    public String type() {
        return header("ce_type").orElse("no type");
    }

    public String key() {
        return text(record.key());
    }

    /** What the letter lacks of the record, where it did not fit. */
    public Optional<String> leftOut() {
        return header(ABOUT + "left-out");
    }

    public List<String> headers() {
        return all().map(header -> header.key() + ": " + text(header.value())).toList();
    }

    public String value() {
        return record.value() == null ? "(no value: an erasure)" : text(record.value());
    }

    /** The topic that it came from. */
    String source() {
        return where("topic");
    }

    /** When the record was published, in milliseconds since 1970: orders it among the records of its key. */
    long published() {
        return header(ABOUT + "timestamp").map(Long::parseLong).orElseGet(record::timestamp);
    }

    /**
     * The record as it was, with its time, for the topic that it came from.
     *
     * @throws StackException if it is not whole, or doesn't say where it came from
     */
    ProducerRecord<byte[], byte[]> original() {
        if (leftOut().isPresent())
            throw new StackException(
                    "%s is not whole (left out: %s); its source, as far as it is still kept, is %s/%s/%s"
                            .formatted(address, leftOut().get(), where("topic"), where("partition"), where("offset")));
        var again = new ProducerRecord<>(source(), null, published(), record.key(), record.value());
        all().filter(header -> !header.key().startsWith(ABOUT)).forEach(again.headers()::add);
        return again;
    }

    private String where(String part) {
        return header(ABOUT + part).orElseThrow(() -> new StackException(address + " doesn't say where it came from"));
    }

    private java.util.stream.Stream<Header> all() {
        return StreamSupport.stream(record.headers().spliterator(), false);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(header -> text(header.value()));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
