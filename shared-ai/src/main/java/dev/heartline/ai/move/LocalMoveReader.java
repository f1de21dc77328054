package dev.heartline.ai.move;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.head.Wording;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * Chooses by a trained head, on the one vector of the turn and on how what it answers begins and ends. Where that isn't sure of a
 * move, it is {@link SpokenMove#OTHER}. What it can't do: {@code docs/model-cards/move.md}.
 */
public final class LocalMoveReader implements MoveReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/move.head";

    private final Head head;

    public LocalMoveReader() {
        this(Head.load(HEAD));
    }

    /** @param head chooses between the wire names of {@link SpokenMove}, each but the last with a threshold {@code sure} */
    public LocalMoveReader(Head head) {
        this.head = head;
    }

    @Override
    public MoveReading read(Utterance said) {
        var vector = said.vector();
        if (vector.isEmpty()) return MoveReading.NOTHING;
        var wording = Wording.of(Pieces.bounded(said.text()), Pieces.bounded(said.answered()));
        var choice = head.choose(vector.get(), wording);
        var move = WireNamed.of(SpokenMove.class, choice.likeliest());
        boolean sure = move == SpokenMove.OTHER
                || choice.sure() >= head.question(choice.likeliest()).threshold("sure");
        return new MoveReading(sure ? move : SpokenMove.OTHER, choice.sure());
    }
}
