package dev.heartline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.heartline.demo.ServiceTables.Decision;
import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.EventType;

/** Events and decisions in a line of words. What can't be told is left out. */
final class EventInWords {

    private EventInWords() {}

    static Effect of(Seen event) {
        return new Effect(event.sentAt(), event.topic(), detail(event));
    }

    static Effect of(Decision decision) {
        String outcome = decision.arm() == null ? "nothing this time" : decision.arm();
        return new Effect(
                decision.decidedAt(),
                "decision",
                "%s on %s: %s (%s)"
                        .formatted(Terminal.brief(decision.id()), decision.action(), outcome, decision.reason()));
    }

    static boolean isNewVictory(Seen memory) {
        return "created".equals(memory.text("change")) && "victory".equals(memory.text("memoryType"));
    }

    static boolean speaksOfCrisis(Seen event) {
        return event.data() != null
                && (event.data().at("/analysis/crisis").asBoolean()
                        || event.data().path("crisis").asBoolean());
    }

    private static String detail(Seen event) {
        if (event.is(EventType.CALL_COMPLETED)) {
            return call(event);
        }
        if (event.is(EventType.SMS_RECEIVED)) {
            return text(event);
        }
        if (event.is(EventType.MEMORY_REINFORCED)) {
            return "%s %s %s: “%s”"
                    .formatted(
                            brief(event, "memoryId"),
                            event.text("change"),
                            event.text("memoryType"),
                            event.text("description"));
        }
        if (event.is(EventType.CONTEXT_REFRESHED)) {
            return context(event);
        }
        return "%s %s (%s, %s), chance %s: “%s”"
                .formatted(
                        brief(event, "rewardId"),
                        event.text("triggerName"),
                        event.text("rewardType"),
                        event.text("intensity"),
                        event.text("probability"),
                        event.text("message"));
    }

    private static String call(Seen event) {
        JsonNode analysis = event.data().path("analysis");
        List<String> parts = new ArrayList<>();
        parts.add(counted(event.data().path("turns").size(), "turn"));
        add(parts, "", analysis.path("sentiment").asText(""));
        add(parts, "feels ", analysis.path("userEmotion").asText(""));
        add(parts, "topics: ", words(analysis.path("keyTopics")));
        return Terminal.brief(event.id()) + " " + String.join(", ", parts);
    }

    private static String text(Seen event) {
        List<String> parts = new ArrayList<>();
        add(parts, "", event.data().path("intent").asText(""));
        add(parts, "", event.data().path("sentiment").asText(""));
        return Terminal.brief(event.id()) + " " + String.join(", ", parts);
    }

    private static String context(Seen event) {
        List<String> parts = new ArrayList<>();
        parts.add(counted(event.data().path("memories").size(), "memory", "memories"));
        add(parts, "open commitments: ", words(event.data().path("openCommitments")));
        return String.join(", ", parts);
    }

    static String counted(long number, String one) {
        return counted(number, one, one + "s");
    }

    static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static void add(List<String> parts, String label, String value) {
        if (!value.isBlank() && !value.equals("null")) {
            parts.add(label + value);
        }
    }

    private static String brief(Seen event, String field) {
        return Terminal.brief(UUID.fromString(event.text(field)));
    }

    private static String words(JsonNode array) {
        var words = new StringJoiner(", ");
        array.forEach(word -> words.add(word.asText()));
        return words.toString();
    }
}
