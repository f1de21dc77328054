package dev.heartline.ai.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.heartline.events.vocabulary.Speaker;

/**
 * Turns in the order in which they were said. May be empty.
 *
 * @param notes what was found in them, shared by all states of one conversation
 */
public record Conversation(List<Turn> turns, Notes notes) {

    public Conversation {
        turns = turns == null ? List.of() : List.copyOf(turns);
    }

    public Conversation(List<Turn> turns) {
        this(turns, new Notes());
    }

    /** A conversation of one message of the user, for example a text. */
    public static Conversation ofMessage(String text, Instant at) {
        return new Conversation(List.of(new Turn(0, Speaker.USER, text, at)));
    }

    /** The part of it that begins with a turn. */
    public Conversation from(int seq) {
        return new Conversation(turns.stream().filter(turn -> turn.seq() >= seq).toList(), notes);
    }

    public List<Turn> userTurns() {
        return turns.stream().filter(Turn::byUser).toList();
    }

    public List<Turn> coachTurns() {
        return turns.stream().filter(turn -> !turn.byUser()).toList();
    }

    public Optional<Turn> last() {
        return lastOf(turns);
    }

    public Optional<Turn> lastByUser() {
        return lastOf(userTurns());
    }

    public Optional<Turn> lastByCoach() {
        return lastOf(coachTurns());
    }

    private static Optional<Turn> lastOf(List<Turn> turns) {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast());
    }
}
