package dev.heartline.bench.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.demo.Books.Decision;
import dev.heartline.bench.system.EventStream;
import dev.heartline.bench.system.EventStream.Seen;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;

/** Waits for what a call or a text must cause, and for nothing else, and tells it: the events, and the rows of each service. */
final class Consequences {

    private final EventStream events;
    private final Books books;
    private final Stage stage;

    Consequences(EventStream events, Books books, Stage stage) {
        this.events = events;
        this.books = books;
        this.stage = stage;
    }

    /**
     * @param call the network's report of it
     * @param userId whose number it was; empty for a stranger's
     * @return false if something did not come
     */
    boolean ofCall(JsonNode call, Optional<UUID> userId) throws InterruptedException {
        UUID callId = books.callId(call.get("callSid").asText())
                .orElseThrow(() -> new IllegalStateException("call-service knows no call " + call.get("callSid")));
        UUID completed = Ids.derived("call.completed", callId);
        var account = new Account(Instant.ofEpochMilli(call.get("hungUpAt").asLong()));
        gather(account, EventType.CALL_COMPLETED, completed);
        if (userId.isPresent()) {
            List<UUID> causes = new ArrayList<>(List.of(completed));
            causes.addAll(gatherMemories(account, completed, callId));
            gatherDecisions(account, causes);
        }
        stage.blank();
        account.tell(stage);
        stage.blank();
        if (userId.isPresent()) {
            books.tellCall(callId, userId.get());
        } else {
            books.tellStrangersCall(callId);
        }
        return account.isComplete();
    }

    /**
     * @param sent when it left the phone
     * @return false if something did not come
     */
    boolean ofText(UUID messageId, UUID userId, Instant sent) throws InterruptedException {
        UUID received = Ids.derived("sms.received", messageId);
        var account = new Account(sent);
        gather(account, EventType.SMS_RECEIVED, received);
        gatherDecisions(account, gatherMemories(account, received, messageId));
        stage.blank();
        account.tell(stage);
        stage.blank();
        books.tellText(messageId, userId);
        return account.isComplete();
    }

    private Optional<Seen> gather(Account account, EventType<?> type, UUID eventId) throws InterruptedException {
        Optional<Seen> seen = await(event -> event.is(type) && eventId.equals(event.id()));
        seen.ifPresentOrElse(
                event -> {
                    account.add(Telling.of(event));
                    if (Telling.speaksOfCrisis(event)) {
                        account.heardCrisis();
                    }
                },
                () -> account.misses(type.topic()));
        return seen;
    }

    /** @return the events that a reward is decided on: victories that are new */
    private List<UUID> gatherMemories(Account account, UUID cause, UUID sourceId) throws InterruptedException {
        Optional<Seen> context = gather(account, EventType.CONTEXT_REFRESHED, Ids.derived("context.refreshed", cause));
        if (context.isEmpty()) {
            return List.of();
        }
        // The transaction that announced the context wrote the memories, too.
        int expected = books.memoriesOf(sourceId);
        List<Seen> memories = Patience.untilThereAre(
                expected,
                () -> events.seen().stream()
                        .filter(event -> event.is(EventType.MEMORY_REINFORCED)
                                && event.data() != null
                                && sourceId.toString().equals(event.text("sourceId")))
                        .toList());
        memories.stream().map(Telling::of).forEach(account::add);
        if (memories.size() < expected) {
            account.misses("%d of %d memory.reinforced".formatted(expected - memories.size(), expected));
        }
        return memories.stream().filter(Telling::isNewVictory).map(Seen::id).toList();
    }

    private void gatherDecisions(Account account, List<UUID> causes) throws InterruptedException {
        for (UUID cause : causes) {
            Optional<Decision> decided = books.awaitDecision(cause);
            if (decided.isEmpty()) {
                account.misses("a decision");
                continue;
            }
            account.add(Telling.of(decided.get()));
            if (decided.get().arm() != null) {
                gather(account, EventType.REWARD_TRIGGERED, Ids.derived("reward.triggered", cause));
            }
        }
    }

    private Optional<Seen> await(Predicate<Seen> wanted) throws InterruptedException {
        return Patience.untilThereAre(
                        1, () -> events.seen().stream().filter(wanted).toList())
                .stream()
                .findFirst();
    }
}
