package dev.heartline.model.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.secret.SecretMask;

/** A conversation as a model gets it: a JSON document in which everything that was said is a string, secrets masked. */
final class Transcript {

    /** Characters: three hours of talk. What is longer is read locally. */
    private static final int LONGEST = 120_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, Turn> turns = new LinkedHashMap<>();

    Transcript(Conversation conversation) {
        for (var turn : conversation.turns()) {
            var masked = SecretMask.mask(turn.text()).text();
            turns.put(turn.seq(), new Turn(turn.seq(), turn.speaker(), masked, turn.at()));
        }
    }

    boolean isTooLong() {
        return turns.values().stream().mapToInt(turn -> turn.text().length()).sum() > LONGEST;
    }

    /** The user's turn at a position; empty where it is the coach's, or nobody's. */
    Optional<Turn> ofUser(int seq) {
        return Optional.ofNullable(turns.get(seq)).filter(Turn::byUser);
    }

    /** Everything that was said. */
    Grounds grounds() {
        return Grounds.of(turns.values().stream().map(Turn::text).toList());
    }

    String data() {
        var document = JSON.createObjectNode();
        var conversation = document.putArray("conversation");
        for (var turn : turns.values()) {
            conversation
                    .addObject()
                    .put("turn", turn.seq())
                    .put("by", turn.byUser() ? "user" : "coach")
                    .put("said", turn.text());
        }
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
