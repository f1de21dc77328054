package dev.heartline.bench.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.driver.Tables;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

/** Texts in which people tell of themselves, as sms-service would tell them. */
final class Texts {

    private static final long LOOK = 100;

    private Texts() {}

    static Event<SmsReceived> of(UUID user, int n, Instant at) {
        return Event.of(
                EventType.SMS_RECEIVED,
                new SmsReceived(
                        Ids.next(),
                        user,
                        Ids.next(),
                        "bench",
                        Statements.said(n) + ".",
                        at,
                        SmsIntent.REPORT_PROGRESS,
                        0.7,
                        Sentiment.NEUTRAL,
                        0.8,
                        false,
                        false));
    }

    /** Waits until the memory-service has taken all of them in. */
    static void awaitTaken(List<UUID> events, Tables memory, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (memory.count(
                        "select count(*) from inbox where consumer = 'ingest' and event_id = any(?::uuid[])", events)
                < events.size()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("memory-service does not take texts; see ./heartline status");
            }
            Thread.sleep(LOOK);
        }
    }
}
