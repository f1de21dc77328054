package dev.heartline.ai.crisis;

import java.util.List;

import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Listener;
import dev.heartline.ai.head.Listener.Heard;
import dev.heartline.ai.text.Words;

/**
 * Whether a text that worries the head of danger a little, without a plain word of danger in it, is worth a question about it. It
 * never raises a worry by itself, and has no part in an alarm. What it was made of: {@code docs/model-cards/asking.md}.
 */
public interface SecondOpinion {

    /** Trained by the module {@code training}. */
    String HEAD = "/dev/heartline/ai/head/asking.head";

    /** Agrees with every worry. */
    SecondOpinion NONE = heard -> true;

    /** Words. As few leave little to judge by, and everything short worries the head of danger. */
    int FEW_WORDS = 7;

    /** @param heard the whole text first, then its pieces; never empty */
    boolean agrees(List<Heard> heard);

    /** @param head trained for {@code worth_asking} */
    static SecondOpinion of(Head head) {
        var worthAsking = head.question("worth_asking");
        return heard ->
                sure(heard, head) >= worthAsking.threshold(hasFewWords(heard) ? "agrees_to_few_words" : "agrees");
    }

    /** How sure such a head is that a question is worth it, in 0..1. */
    static double sure(List<Heard> heard, Head head) {
        return Listener.surest(heard.stream().map(stretch -> stretch.by(head)).toList(), head.question("worth_asking"));
    }

    static boolean hasFewWords(List<Heard> heard) {
        return Words.count(heard.getFirst().text()) <= FEW_WORDS;
    }
}
