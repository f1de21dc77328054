package dev.heartline.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.demo.ServiceTables.Decision;
import dev.heartline.driver.EventStream;
import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;

/** Waits for what a call or a text must cause, and for nothing else, and tells it: the events, and the rows of each service. */
final class Consequences {

    private final EventStream events;
    private final ServiceTables tables;
    private final Terminal terminal;

    Consequences(EventStream events, ServiceTables tables, Terminal terminal) {
        this.events = events;
        this.tables = tables;
        this.terminal = terminal;
    }

    /**
     * @param call the network's report of it
     * @param userId whose number it was; empty for a stranger's
     * @return false if something did not come
     */
    boolean ofCall(JsonNode call, Optional<UUID> userId) throws InterruptedException {
        UUID callId = tables.callId(call.get("callSid").asText())
                .orElseThrow(() -> new IllegalStateException("call-service knows no call " + call.get("callSid")));
        UUID completed = Ids.derived("call.completed", callId);
        var effects = new Effects(Instant.ofEpochMilli(call.get("hungUpAt").asLong()));
        gather(effects, EventType.CALL_COMPLETED, completed);
        if (userId.isPresent()) {
            List<UUID> causes = new ArrayList<>(List.of(completed));
            causes.addAll(gatherMemories(effects, completed, callId));
            gatherDecisions(effects, causes);
        }
        terminal.blank();
        effects.tell(terminal);
        terminal.blank();
        if (userId.isPresent()) {
            tables.tellCall(callId, userId.get());
        } else {
            tables.tellStrangersCall(callId);
        }
        return effects.isComplete();
    }

    /**
     * @param sent when it left the phone
     * @return false if something did not come
     */
    boolean ofText(UUID messageId, UUID userId, Instant sent) throws InterruptedException {
        UUID received = Ids.derived("sms.received", messageId);
        var effects = new Effects(sent);
        gather(effects, EventType.SMS_RECEIVED, received);
        gatherDecisions(effects, gatherMemories(effects, received, messageId));
        terminal.blank();
        effects.tell(terminal);
        terminal.blank();
        tables.tellText(messageId, userId);
        return effects.isComplete();
    }

    private Optional<Seen> gather(Effects effects, EventType<?> type, UUID eventId) throws InterruptedException {
        Optional<Seen> seen = await(event -> event.is(type) && eventId.equals(event.id()));
        seen.ifPresentOrElse(
                event -> {
                    effects.add(EventInWords.of(event));
                    if (EventInWords.speaksOfCrisis(event)) {
                        effects.heardCrisis();
                    }
                },
                () -> effects.misses(type.topic()));
        return seen;
    }

    /** @return the events that a reward is decided on: victories that are new */
    private List<UUID> gatherMemories(Effects effects, UUID cause, UUID sourceId) throws InterruptedException {
        Optional<Seen> context = gather(effects, EventType.CONTEXT_REFRESHED, Ids.derived("context.refreshed", cause));
        if (context.isEmpty()) {
            return List.of();
        }
        // The transaction that announced the context wrote the memories, too.
        int expected = tables.memoriesOf(sourceId);
        List<Seen> memories = WaitingTime.untilThereAre(
                expected,
                () -> events.seen().stream()
                        .filter(event -> event.is(EventType.MEMORY_REINFORCED)
                                && event.data() != null
                                && sourceId.toString().equals(event.text("sourceId")))
                        .toList());
        memories.stream().map(EventInWords::of).forEach(effects::add);
        if (memories.size() < expected) {
            effects.misses("%d of %d memory.reinforced".formatted(expected - memories.size(), expected));
        }
        return memories.stream()
                .filter(EventInWords::isNewVictory)
                .map(Seen::id)
                .toList();
    }

    private void gatherDecisions(Effects effects, List<UUID> causes) throws InterruptedException {
        for (UUID cause : causes) {
            Optional<Decision> decided = tables.awaitDecision(cause);
            if (decided.isEmpty()) {
                effects.misses("a decision");
                continue;
            }
            effects.add(EventInWords.of(decided.get()));
            if (decided.get().arm() != null) {
                gather(effects, EventType.REWARD_TRIGGERED, Ids.derived("reward.triggered", cause));
            }
        }
    }

    private Optional<Seen> await(Predicate<Seen> wanted) throws InterruptedException {
        return WaitingTime.untilThereAre(
                        1, () -> events.seen().stream().filter(wanted).toList())
                .stream()
                .findFirst();
    }
}
