package dev.heartline.ai.coach;

import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.move.MoveReader;
import dev.heartline.ai.move.SpokenMove;

/** Tells a real question to us from one that is only asked in form, by the vector that the guard's ears need as well. */
public final class Asking {

    private static final Notes.Kind<Boolean> ASKS = new Notes.Kind<>();

    private final MoveReader moves;
    private final Meanings meanings;

    public Asking(MoveReader moves, Meanings meanings) {
        this.moves = moves;
        this.meanings = meanings;
    }

    /** @param asked what the coach said last before the turn; false where the turn can't be read */
    boolean isSure(Turn turn, String asked, Notes notes) {
        return notes.of(turn, ASKS, said -> asks(said, asked, notes));
    }

    private boolean asks(Turn turn, String asked, Notes notes) {
        try {
            return moves.read(new Utterance(turn.text(), asked, () -> meanings.of(turn, notes)))
                    .is(SpokenMove.QUESTION);
        } catch (RuntimeException | LinkageError e) { // by a model or native code that can't be loaded
            return false;
        }
    }
}
