package dev.heartline.messaging.consume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.TraceParent;

/** Reads a Kafka record as a CloudEvent in binary mode and checks it against its published schema. */
final class CloudEventReader {

    private CloudEventReader() {}

    /**
     * @param value null for a tombstone; its attributes may be missing, since log compaction is all it needs
     * @param position topic, partition and offset, from which a tombstone without id gets one
     * @throws MalformedEvent if it is not an event of the type
     */
    static <T extends EventData> Event<T> read(
            EventType<T> type, String key, Headers headers, byte[] value, Instant appended, String position) {
        if (key == null) {
            throw new MalformedEvent("the record has no key");
        }
        if (value == null) {
            UUID id = header(headers, "ce_id").map(CloudEventReader::uuid).orElseGet(() -> Ids.derived(position));
            return new Event<>(id, type, appended, key, traceparent(headers), Optional.empty());
        }
        String found = required(headers, "ce_type");
        if (!found.equals(type.type())) {
            throw new MalformedEvent("expected %s but ce_type is %s".formatted(type.type(), found));
        }
        return new Event<>(
                uuid(required(headers, "ce_id")),
                type,
                header(headers, "ce_time").map(CloudEventReader::time).orElse(appended),
                key,
                traceparent(headers),
                Optional.of(data(type, key, value)));
    }

    private static <T extends EventData> T data(EventType<T> type, String key, byte[] value) {
        try {
            JsonNode json = EventJson.mapper().readTree(value);
            List<String> violations = EventSchemas.violations(type, json);
            if (!violations.isEmpty()) {
                throw new MalformedEvent(
                        "violates the schema of %s: %s".formatted(type.type(), String.join("; ", violations)));
            }
            T data = EventJson.mapper().treeToValue(json, type.data());
            if (data.userId() != null && !data.userId().toString().equals(key)) {
                throw new MalformedEvent("the key is not the user's id");
            }
            return data;
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("is no JSON of " + type.type() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new MalformedEvent("can't be read", e);
        }
    }

    private static TraceParent traceparent(Headers headers) {
        return TraceParent.parse(header(headers, "traceparent").orElse(null));
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String required(Headers headers, String name) {
        return header(headers, name).orElseThrow(() -> new MalformedEvent("the header " + name + " is missing"));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent("ce_id is no UUID", e);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedEvent("ce_time is no RFC 3339 time", e);
        }
    }
}
