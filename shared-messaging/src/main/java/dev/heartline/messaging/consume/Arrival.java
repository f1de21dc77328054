package dev.heartline.messaging.consume;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record as the broker delivered it, byte for byte: what can't be read must go to the dead letters as it came.
 *
 * @param key null where the record has none
 * @param value null for a tombstone
 * @param appended the record's own timestamp
 */
record Arrival(String topic, int partition, long offset, byte[] key, byte[] value, Headers headers, Instant appended) {

    /** @throws IllegalStateException if the channel is not one of Kafka's */
    static Arrival of(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("an event that did not come from Kafka"));
        return new Arrival(
                record.getTopic(),
                record.getPartition(),
                record.getOffset(),
                (byte[]) record.getKey(),
                message.getPayload(),
                record.getHeaders(),
                record.getTimestamp() == null ? Instant.now() : record.getTimestamp());
    }

    boolean isLongerThan(int bytes) {
        return value != null && value.length > bytes;
    }

    /** @throws MalformedEvent if there is none, or none in UTF-8 */
    String keyText() {
        if (key == null) {
            throw new MalformedEvent("the record has no key");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEvent("the key is not UTF-8", e);
        }
    }

    /** The last header of the name, as Kafka's own clients read a doubled one. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Where it lies, for people who look for it. */
    String position() {
        return topic + "/" + partition + "/" + offset;
    }
}
