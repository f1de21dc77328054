package dev.heartline.bench.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.bench.system.EventStream;
import dev.heartline.bench.system.EventStream.Seen;
import dev.heartline.events.EventType;

/** Tells what came of a call: the events, with their time since the hang-up, and the rows that each service wrote. */
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
    boolean tell(JsonNode call, Optional<UUID> userId) throws InterruptedException {
        UUID callId = books.callId(call.get("callSid").asText())
                .orElseThrow(() -> new IllegalStateException("call-service knows no call " + call.get("callSid")));
        Instant hungUp = Instant.ofEpochMilli(call.get("hungUpAt").asLong());
        stage.blank();
        boolean complete = tellCall(callId, hungUp);
        if (userId.isPresent()) {
            complete &= tellMemories(callId, userId.get(), hungUp);
            complete &= tellDecision(callId, hungUp);
            books.tell(callId, userId.get());
        } else {
            books.tellNobody(callId);
        }
        if (!complete) {
            stage.problem("  Not everything came within " + Patience.LIMIT.toSeconds() + " s; see ./heartline logs");
        }
        return complete;
    }

    private boolean tellCall(UUID callId, Instant hungUp) throws InterruptedException {
        Optional<Seen> completed = await(event -> event.is(EventType.CALL_COMPLETED) && about(event, "callId", callId));
        completed.ifPresent(event -> {
            JsonNode analysis = event.data().path("analysis");
            effect(
                    event,
                    hungUp,
                    "%s  %s turns, %s, feels %s, topics %s",
                    CallStory.brief(event.id()),
                    event.data().path("turns").size(),
                    analysis.path("sentiment").asText("—"),
                    analysis.path("userEmotion").asText("—"),
                    words(analysis.path("keyTopics")));
            if (analysis.path("crisis").asBoolean()) {
                stage.problem("             crisis: no rewards and no hooks for 72 hours");
            }
        });
        return completed.isPresent();
    }

    private boolean tellMemories(UUID callId, UUID userId, Instant hungUp) throws InterruptedException {
        Optional<Seen> context = await(event -> event.is(EventType.CONTEXT_REFRESHED)
                && event.key().equals(userId.toString())
                && event.data() != null
                && event.seenAt().isAfter(hungUp));
        int expected = books.memoriesOf(callId);
        List<Seen> made = Patience.untilThereAre(
                expected,
                () -> events.seen().stream()
                        .filter(event -> event.is(EventType.MEMORY_REINFORCED) && about(event, "sourceId", callId))
                        .toList());
        for (Seen memory : made) {
            effect(
                    memory,
                    hungUp,
                    "%s  %s %s: “%s”",
                    brief(memory, "memoryId"),
                    memory.text("change"),
                    memory.text("memoryType"),
                    memory.text("description"));
        }
        context.ifPresent(event -> effect(
                event,
                hungUp,
                "version %s: %d memories, open commitments %s",
                event.text("version"),
                event.data().path("memories").size(),
                words(event.data().path("openCommitments"))));
        return context.isPresent() && made.size() == expected;
    }

    private boolean tellDecision(UUID callId, Instant hungUp) throws InterruptedException {
        Optional<Books.Decision> decided = books.awaitDecision(callId);
        if (decided.isEmpty()) {
            return false;
        }
        Books.Decision decision = decided.get();
        if (decision.arm() == null) {
            stage.effect(
                    Duration.between(hungUp, Instant.now()),
                    "decision",
                    "%s  nothing this time: %s".formatted(CallStory.brief(decision.id()), decision.reason()));
            return true;
        }
        Optional<Seen> reward =
                await(event -> event.is(EventType.REWARD_TRIGGERED) && about(event, "decisionId", decision.id()));
        reward.ifPresent(event -> effect(
                event,
                hungUp,
                "%s  %s (%s, %s), chance %s: “%s”",
                brief(event, "rewardId"),
                event.text("triggerName"),
                event.text("rewardType"),
                event.text("intensity"),
                event.text("probability"),
                event.text("message")));
        return reward.isPresent();
    }

    private void effect(Seen event, Instant hungUp, String detail, Object... values) {
        stage.effect(Duration.between(hungUp, event.seenAt()), event.topic(), detail.formatted(values));
    }

    private Optional<Seen> await(Predicate<Seen> wanted) throws InterruptedException {
        return Patience.untilThereAre(
                        1, () -> events.seen().stream().filter(wanted).toList())
                .stream()
                .findFirst();
    }

    private static boolean about(Seen event, String field, Object id) {
        return event.data() != null && id.toString().equals(event.text(field));
    }

    private static String brief(Seen event, String field) {
        return CallStory.brief(UUID.fromString(event.text(field)));
    }

    private static String words(JsonNode array) {
        var words = new StringJoiner(", ");
        array.forEach(word -> words.add(word.asText()));
        return words.length() == 0 ? "—" : words.toString();
    }
}
