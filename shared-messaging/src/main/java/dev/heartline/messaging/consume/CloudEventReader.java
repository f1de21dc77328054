package dev.heartline.messaging.consume;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventLengths;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventTimes;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.TraceParent;
import dev.heartline.events.Violation;

/**
 * Reads a Kafka record as a CloudEvent, in binary or structured mode, and checks it against its published schema. Nobody else
 * looks at the headers: the connector's own reading of CloudEvents is switched off, because it ends the channel at the first
 * header that it doesn't like.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
final class CloudEventReader {

    private CloudEventReader() {}

    /** @throws MalformedEvent if it is not an event of the type */
    static <T extends EventData> Event<T> read(EventType<T> type, Arrival record) {
        String key = record.keyText();
        return switch (ContentMode.of(record)) {
            case STRUCTURED -> {
                var structured = StructuredEvent.read(record);
                yield event(type, key, record, structured.envelope(), structured.data());
            }
            case BATCH -> throw new MalformedEvent("batches of events are not taken");
            case BINARY ->
                record.value() == null
                        ? tombstone(type, key, record)
                        : event(type, key, record, headers(record), json(type, record.value()));
        };
    }

    private static Envelope headers(Arrival record) {
        return new Envelope(name -> record.header("ce_" + name));
    }

    /**
     * Log compaction is all a tombstone needs, so its attributes may be missing or wrong: an erasure is carried out whatever its
     * sender forgot. Without an id of its own it is known by its topic, key and time, which stay when a topic is copied.
     */
    private static <T extends EventData> Event<T> tombstone(EventType<T> type, String key, Arrival record) {
        if (!type.compacted()) {
            throw new MalformedEvent("a record of %s without a value".formatted(type.topic()));
        }
        UUID id = record.header("ce_id")
                .flatMap(CloudEventReader::readableId)
                .orElseGet(() -> Ids.derived(
                        "tombstone", type.topic(), key, record.appended().toEpochMilli()));
        return new Event<>(
                id, type, record.appended(), canonical(key), traceparent(headers(record), record), Optional.empty());
    }

    /** An id as everybody else writes and locks it: of an event with data the key is that already, or it is refused. */
    private static String canonical(String key) {
        return readableId(key).map(UUID::toString).orElse(key);
    }

    private static <T extends EventData> Event<T> event(
            EventType<T> type, String key, Arrival record, Envelope envelope, JsonNode json) {
        envelope.check(type.type());
        UUID id = readableId(envelope.required("id")).orElseThrow(() -> new MalformedEvent("the id is no UUID"));
        Instant time = envelope.find("time").map(CloudEventReader::time).orElse(record.appended());
        T data = data(type, key, json);
        EventTimes.implausible(time, data, Instant.now())
                .or(() -> EventLengths.excessive(data))
                .ifPresent(what -> {
                    throw new MalformedEvent(what);
                });
        return new Event<>(id, type, time, key, traceparent(envelope, record), Optional.of(data));
    }

    private static JsonNode json(EventType<?> type, byte[] value) {
        try {
            return EventJson.mapper().readTree(value);
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("is no JSON of " + type.type() + place(e), e);
        } catch (IOException e) {
            throw new MalformedEvent("can't be read", e);
        }
    }

    private static <T extends EventData> T data(EventType<T> type, String key, JsonNode json) {
        List<Violation> violations = EventSchemas.violations(type, json);
        if (!violations.isEmpty()) {
            String what = "violates the schema of %s: %s";
            throw new MalformedEvent(
                    what.formatted(type.type(), listed(violations, Violation::whole)),
                    what.formatted(type.type(), listed(violations, Violation::toString)));
        }
        try {
            T data = EventJson.mapper().treeToValue(json, type.data());
            if (data.userId() != null && !data.userId().toString().equals(key)) {
                throw new MalformedEvent("the key is not the user's id");
            }
            return data;
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("is no data of " + type.type() + place(e), e);
        }
    }

    /** Some of them: a record may break the schema in a hundred thousand places. */
    private static String listed(List<Violation> violations, Function<Violation, String> words) {
        String some = violations.stream().limit(5).map(words).collect(Collectors.joining("; "));
        return violations.size() <= 5 ? some : some + "; and %d more".formatted(violations.size() - 5);
    }

    /** Where, and not what: the parser's own message quotes the user's words. */
    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    /** The trace of an event's creation, apart from the way that it took from there. */
    static Optional<TraceParent> created(Arrival record) {
        return record.header("ce_traceparent").flatMap(TraceParent::read);
    }

    private static TraceParent traceparent(Envelope envelope, Arrival record) {
        return TraceParent.parse(record.header("traceparent")
                .or(() -> envelope.find("traceparent"))
                .orElse(null));
    }

    private static Optional<UUID> readableId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant time(String text) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedEvent("the time is no RFC 3339 time", e);
        }
    }
}
