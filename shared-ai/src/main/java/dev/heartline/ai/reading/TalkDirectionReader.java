package dev.heartline.ai.reading;

import dev.heartline.ai.head.Choice;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.head.Wording;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * Tells by a trained head where words lean, from their vector and from how what they answer begins and ends. Deterministic, some
 * tens of microseconds, safe for concurrent use. What it can't do: {@code docs/model-cards/direction.md}.
 */
public final class TalkDirectionReader {

    /** Trained by the module {@code training}. */
    public static final String HEAD = "/dev/heartline/ai/head/direction.head";

    private final Head head;

    public TalkDirectionReader() {
        this(Head.load(HEAD));
    }

    /** @param head chooses between the wire names of {@link TalkDirection} */
    public TalkDirectionReader(Head head) {
        this.head = head;
    }

    /**
     * @param vector of the text
     * @param answered what was said before it; may be empty
     */
    public TalkDirection read(String text, float[] vector, String answered) {
        return WireNamed.of(TalkDirection.class, choice(text, vector, answered).likeliest());
    }

    private Choice choice(String text, float[] vector, String answered) {
        return head.choose(vector, Wording.of(Pieces.bounded(text), Pieces.bounded(answered)));
    }
}
