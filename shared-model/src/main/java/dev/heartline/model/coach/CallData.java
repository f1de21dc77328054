package dev.heartline.model.coach;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.secret.SecretMask;

/**
 * What a model is told of a call, or of a thread of texts, as a JSON document. Everything in it that somebody said or wrote is a string; secrets are
 * masked before they leave. No number, no id, no surname goes along.
 */
final class CallData {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was said before is in the summary, or was of no weight. */
    private static final int MOST_TURNS = 60;

    private static final int MOST_MEMORIES = 20;
    private static final int LONGEST_TEXT = 1_000;

    private CallData() {}

    static String of(CoachContext context, Conversation soFar, Instant now) {
        var call = JSON.createObjectNode();
        if (!context.isText()) {
            call.put("called_by", context.direction().wireName().equals("inbound") ? "the caller" : "us");
        }
        if (context.purpose() != null) {
            call.put("purpose", context.purpose().wireName());
        }
        texts(call.putArray("talking_points"), context.talkingPoints());
        call.put("time_to_end", context.isToWrapUp(now));
        context.known().ifPresent(person -> person(call.putObject("caller"), person));
        var turns = soFar.turns();
        var conversation = call.putArray("conversation");
        turns.subList(Math.max(0, turns.size() - MOST_TURNS), turns.size())
                .forEach(turn -> turn(conversation.addObject(), turn));
        return written(call);
    }

    private static void person(ObjectNode caller, CoachContext.Person person) {
        caller.put("first_name", person.firstName());
        caller.put("in_danger_lately", person.afterCrisis());
        texts(
                caller.putArray("memories"),
                person.memories().stream()
                        .limit(MOST_MEMORIES)
                        .map(CoachContext.Remembered::description)
                        .toList());
        texts(
                caller.putArray("preferences"),
                person.preferences().stream()
                        .map(preference -> preference.key() + ": " + preference.value())
                        .toList());
        texts(caller.putArray("said_they_would"), person.openCommitments());
        caller.put("last_summary", masked(person.lastSummary()));
    }

    private static void turn(ObjectNode entry, Turn turn) {
        entry.put("by", turn.byUser() ? "caller" : "coach");
        entry.put("said", masked(turn.text()));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(text -> array.add(masked(text)));
    }

    private static String masked(String text) {
        if (text == null) {
            return null;
        }
        var masked = SecretMask.mask(text).text();
        return masked.length() <= LONGEST_TEXT ? masked : masked.substring(0, LONGEST_TEXT);
    }

    private static String written(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
