package dev.heartline.ai.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;

/**
 * Puts a head's questions to a text: to the whole, by the vector that all readers share, and to those of its pieces whose wording
 * speaks most for a yes. Only these are embedded: at most {@value #MOST_EMBEDDED} per text, none for a text of one piece.
 */
public final class Listener {

    private static final int MOST_EMBEDDED = 4;

    private final Embedder embedder;
    private final Head head;

    public Listener(Embedder embedder, Head head) {
        this.embedder = embedder;
        this.head = head;
    }

    /**
     * A stretch of text as a head takes it.
     *
     * @param vector of the stretch, which every head takes
     * @param meaning the vector as the questions of this head look at it
     */
    public record Heard(String text, float[] vector, float[] meaning, int[] wording) {

        /** The same stretch as another head takes it. */
        public Heard by(Head other) {
            return new Heard(text, vector, other.meaning(vector), wording);
        }

        public double sure(Head.Question question) {
            return question.sure(meaning, wording);
        }

        private double logit(Head.Question question) {
            return question.logit(meaning, wording);
        }
    }

    /**
     * The whole text first, then the pieces that are most likely a yes to the question; only the whole if it has one piece. Blank
     * texts must not come here.
     */
    public List<Heard> hear(Utterance said, Head.Question question) {
        var text = Pieces.bounded(said.text());
        var heard = new ArrayList<Heard>();
        // The shared vector is of the whole text, which for an endless one costs seconds.
        var vector = text.equals(said.text()) ? said.vector().orElseThrow() : vector(text);
        heard.add(heard(text, vector, Wording.of(text)));
        var pieces = Pieces.of(text);
        if (pieces.size() > 1)
            pieces.stream()
                    .map(piece -> new Worded(piece, Wording.of(piece)))
                    .sorted(Comparator.comparingDouble((Worded piece) -> -question.ofWording(piece.wording())))
                    .limit(MOST_EMBEDDED)
                    .forEach(piece -> heard.add(heard(piece.text(), vector(piece.text()), piece.wording())));
        return heard;
    }

    private Heard heard(String text, float[] vector, int[] wording) {
        return new Heard(text, vector, head.meaning(vector), wording);
    }

    /** How sure the question is of the stretch that it is surest of. */
    public static double surest(List<Heard> heard, Head.Question question) {
        return heard.stream()
                .mapToDouble(stretch -> stretch.sure(question))
                .max()
                .orElseThrow();
    }

    /**
     * The same, with each stretch only as sure as the whole lets it be: halfway between the two, in logits. A long turn is looked at
     * several times, and one of its stretches often sounds odd by itself.
     *
     * @param heard the whole first
     */
    public static double surestInContext(List<Heard> heard, Head.Question question) {
        double whole = heard.getFirst().logit(question);
        return Head.Question.logistic(heard.stream()
                .mapToDouble(stretch -> (stretch.logit(question) + whole) / 2)
                .max()
                .orElseThrow());
    }

    /** Blocking: some milliseconds of a core. */
    public float[] vector(String text) {
        return embedder.embed(text);
    }

    private record Worded(String text, int[] wording) {}
}
