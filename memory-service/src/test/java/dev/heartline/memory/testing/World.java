package dev.heartline.memory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.awaitility.pollinterval.IterativePollInterval;

import dev.heartline.events.Event;
import dev.heartline.events.EventData;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;

/** What lies around the service: the broker it hears and speaks through, and the database it keeps. */
public final class World {

    private static final Duration PATIENT = Duration.ofMillis(250);

    private final KafkaProbe kafka = LocalStackResource.kafka().probe();
    private final Jdbc database = LocalStackResource.postgres().jdbc();

    public Jdbc database() {
        return database;
    }

    public void tell(Event<?> event) {
        kafka.send(
                event.type().topic(),
                event.key(),
                event.data().map(World::json).orElse(null),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.id().toString(),
                        "ce_type", event.type().type(),
                        "ce_source", "/heartline/test",
                        "ce_time", event.time().toString(),
                        "ce_partitionkey", event.key(),
                        "content-type", "application/json",
                        "traceparent", event.traceparent().value()));
    }

    /** Tells it and waits until it was taken in. */
    public void live(Event<?> event) {
        tell(event);
        awaitTaken(event);
    }

    public void awaitTaken(Event<?> event) {
        String consumer = consumerOf(event.type());
        eventually(() -> {
            if (database.count("select count(*) from inbox where consumer = ? and event_id = ?", consumer, event.id())
                    == 0) {
                throw new AssertionError("the event was not taken in");
            }
        });
    }

    private static String consumerOf(EventType<?> type) {
        if (type.equals(EventType.USER_PROFILE)) {
            return "profile";
        }
        if (type.equals(EventType.BEHAVIOR_RECORDED)
                || type.equals(EventType.REWARD_TRIGGERED)
                || type.equals(EventType.COACH_MESSAGED)) {
            return "patterns";
        }
        if (type.equals(EventType.EXPORT_ANSWERED)) {
            return "export-pieces";
        }
        return type.equals(EventType.CRISIS_RAISED) ? "crisis-quiet" : "ingest";
    }

    /** The data of all events of a type that the service published about a user, null for a tombstone. */
    public <T extends EventData> List<T> published(EventType<T> type, UUID userId) {
        eventually(() -> {
            if (database.count("select count(*) from outbox where key = ?", userId.toString()) > 0) {
                throw new AssertionError("not all events have left yet");
            }
        });
        return kafka.ofKey(type.topic(), userId.toString()).stream()
                .map(record -> record.value() == null ? null : read(type, record.value()))
                .toList();
    }

    public long count(String table, UUID userId) {
        return database.count("select count(*) from " + table + " where user_id = ?", userId);
    }

    public static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                // Not for long more often than a user may ask.
                .pollInterval(IterativePollInterval.iterative(
                        last -> last.compareTo(PATIENT) < 0 ? last.multipliedBy(2) : PATIENT, Duration.ofMillis(25)))
                // What is looked at the last of may not be there yet.
                .ignoreExceptionsInstanceOf(NoSuchElementException.class)
                .untilAsserted(assertion);
    }

    private static <T extends EventData> T read(EventType<T> type, String json) {
        try {
            return EventJson.mapper().readValue(json, type.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(EventData data) {
        try {
            return EventJson.mapper().writeValueAsString(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
