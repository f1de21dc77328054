package dev.heartline.ai.guard;

import java.time.Duration;
import java.util.List;

import dev.heartline.ai.conversation.Turn;

/**
 * What somebody says in several turns without having been answered. Recognisers end a turn at a pause for thought, in the middle
 * of a sentence too, and what we say into it may be cut off after a word: "I've been thinking about" and "ending it all" are one
 * thing said.
 */
final class Breath {

    /** Of ours that don't make an answer: "mm-hm", "I'm listening", or what was heard of more. */
    private static final int WORDS_OF_NO_ANSWER = 4;

    /** From the end of a turn to the beginning of the next, of the same breath. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Of ordinary speech, 150 words a minute. */
    private static final Duration WORD = Duration.ofMillis(400);

    private static final int MOST_TURNS = 3;

    private Breath() {}

    /**
     * The words of the user that a turn of theirs goes on from; empty where it begins anew.
     *
     * @param at the place of the turn among the turns
     */
    static String before(List<Turn> turns, int at) {
        var words = "";
        var later = turns.get(at);
        int taken = 0;
        for (int i = at - 1; i >= 0 && taken < MOST_TURNS; i--) {
            var turn = turns.get(i);
            if (turn.byUser()) {
                if (!follows(turn, later)) break;
                words = words.isEmpty() ? turn.text() : join(turn.text(), words);
                later = turn;
                taken++;
            } else if (count(turn.text()) > WORDS_OF_NO_ANSWER) {
                break;
            }
        }
        return words;
    }

    /** A full stop that the recogniser put before a sentence went on is none. */
    static String join(String first, String second) {
        boolean goesOn = !second.isEmpty() && Character.isLowerCase(second.codePointAt(0));
        return (goesOn ? first.replaceFirst("[.,\u2026\\s]+$", "") : first) + " " + second;
    }

    /**
     * Where a time is unknown, what stands together was said together. A time is that of a turn's end, when it was recognised, or of its
     * beginning where a line tells that: what both took to speak is no pause.
     */
    private static boolean follows(Turn turn, Turn later) {
        if (turn.at() == null || later.at() == null) return true;
        var spoken = WORD.multipliedBy(Math.max(count(turn.text()), count(later.text())));
        return Duration.between(turn.at(), later.at()).minus(spoken).compareTo(PAUSE) <= 0;
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
