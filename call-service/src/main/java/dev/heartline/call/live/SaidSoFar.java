package dev.heartline.call.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.vocabulary.Speaker;

/** The turns of one conversation as its two ends heard them, counted without a gap. Confined to one event loop. */
final class SaidSoFar {

    private final List<CallTurn> turns;
    private final Notes notes = new Notes();
    private int nextSeq;

    /** @param turns what was said in earlier sessions of the call */
    SaidSoFar(List<CallTurn> turns) {
        this.turns = new ArrayList<>(turns);
        this.nextSeq = turns.isEmpty() ? 0 : turns.getLast().seq() + 1;
    }

    /** Takes the next place in the conversation, for words that are yet to come. */
    CallTurn next(Speaker speaker) {
        return CallTurn.of(nextSeq++, speaker, "", Instant.now());
    }

    /** A turn that was never heard is none: the next one takes its place. */
    void giveBack(CallTurn unheard) {
        nextSeq = unheard.seq();
    }

    void add(CallTurn turn) {
        turns.add(turn);
    }

    /**
     * The caller spoke into the last turn, if that was the coach's: what they didn't hear of it was not said.
     *
     * @return what is left of it; empty where it was not the coach's
     */
    Optional<CallTurn> heardOnly(String words) {
        if (turns.isEmpty() || turns.getLast().speaker() != Speaker.COACH) {
            return Optional.empty();
        }
        var cut = turns.removeLast().heardOnly(words);
        if (!cut.text().isEmpty()) {
            turns.add(cut);
        }
        return Optional.of(cut);
    }

    boolean endsWith(CallTurn turn) {
        return !turns.isEmpty() && turns.getLast() == turn;
    }

    /** The words of the coach that come last; empty where the caller spoke last. */
    String lastByTheCoach() {
        return turns.isEmpty() || turns.getLast().speaker() != Speaker.COACH
                ? ""
                : turns.getLast().text();
    }

    boolean endsWithTheCaller() {
        return !turns.isEmpty() && turns.getLast().speaker() == Speaker.USER;
    }

    /** The last turn is the caller's, in these words. */
    boolean endsWithTheCallers(String words) {
        return endsWithTheCaller() && turns.getLast().text().equals(words);
    }

    int size() {
        return turns.size();
    }

    List<String> byTheCaller() {
        return turns.stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .map(CallTurn::text)
                .toList();
    }

    Conversation conversation() {
        return new Conversation(turns.stream().map(CallTurn::toTurn).toList(), notes);
    }
}
