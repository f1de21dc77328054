package dev.heartline.bench.fanout;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.driver.EventStream;
import dev.heartline.driver.EventStream.Seen;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;

/**
 * Sees the effects of calls: {@code call.completed} and {@code context.refreshed}, which memory-service commits together with
 * the memories and the summary, as events; the decision, which need not lead to an event, as a row.
 */
final class Observer implements AutoCloseable {

    private static final int LOOK_EVERY_MILLIS = 10;

    private final Map<UUID, CallRun> byCallId = new ConcurrentHashMap<>();
    private final Map<UUID, CallRun> awaitingDecision = new ConcurrentHashMap<>();
    private final Map<String, CallRun> byUser = new ConcurrentHashMap<>();
    private final EventStream events;
    private final Tables engagement;
    private final Thread looker;
    private volatile boolean closed;
    private int seen;

    Observer(RunningSystem system) {
        this.events = new EventStream(system);
        this.engagement = Tables.of(system, Service.ENGAGEMENT);
        this.looker = Thread.ofPlatform().daemon().name("observer").start(this::look);
    }

    /** The user's calls follow each other, so the next effect about the user is this call's. */
    void watch(CallRun run) {
        byUser.put(run.caller.userId().toString(), run);
    }

    private void look() {
        while (!closed) {
            List<Seen> news = events.seenSince(seen);
            news.forEach(this::take);
            seen += news.size();
            if (!awaitingDecision.isEmpty()) {
                lookForDecisions();
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void take(Seen event) {
        CallRun run = byUser.get(event.key());
        if (run == null) {
            return;
        }
        if (event.is(EventType.CALL_COMPLETED)) {
            run.callId = UUID.fromString(event.text("callId"));
            run.completedAt = event.seenAt();
            if (event.data().path("turns").valueStream().noneMatch(Observer::isOfTheUser)) {
                // Cut off before the caller said anything: there is nothing to remember.
                run.rememberedAt = event.seenAt();
            }
            byCallId.put(run.callId, run);
            awaitingDecision.put(Ids.derived("call.completed", run.callId), run);
        } else if (event.is(EventType.CONTEXT_REFRESHED) && run.rememberedAt == null) {
            run.rememberedAt = event.seenAt();
        }
    }

    private static boolean isOfTheUser(JsonNode turn) {
        return turn.path("speaker").asText().equals("user");
    }

    private void lookForDecisions() {
        Collection<UUID> open = awaitingDecision.keySet().stream().collect(Collectors.toList());
        for (Map<String, Object> row :
                engagement.rows("select event_id from reward_decisions where event_id = any(?::uuid[])", open)) {
            CallRun run = awaitingDecision.remove((UUID) row.get("event_id"));
            if (run != null) {
                run.decidedAt = Instant.now();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            looker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
        engagement.close();
    }
}
