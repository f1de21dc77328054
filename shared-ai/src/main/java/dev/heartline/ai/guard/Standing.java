package dev.heartline.ai.guard;

import java.util.Optional;

import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Where a conversation stands with danger after what was said.
 *
 * @param danger the most urgent kind heard, as long as it stands
 * @param plain it was put in words that leave no doubt, or admitted when asked
 * @param asked the direct question was put in this call: it is not repeated
 * @param denials clear ones in a row, since the user called it a misunderstanding
 * @param due what the last turn calls for
 * @param since the turn with which the present stretch of the call began: the first, or the one after a withdrawal
 * @param question what the coach said last, but for the question whether somebody is there
 */
record Standing(
        Optional<CrisisKind> danger, boolean plain, boolean asked, int denials, Due due, int since, String question) {

    enum Due {
        /** Nothing because of danger. */
        NOTHING,
        /** The fixed words of a crisis. */
        CRISIS_ANSWER,
        /** The gentle, direct question after words that are no danger by themselves. */
        ASK,
        /** The direct question after the user has called an alarm a misunderstanding. */
        RECONSIDER,
        /** The same once more. */
        RECONSIDER_AGAIN,
        /** Back to ordinary talk: the alarm was none. */
        WITHDRAW
    }

    static final Standing CALM = new Standing(Optional.empty(), false, false, 0, Due.NOTHING, 0, "");

    Standing alarmed(CrisisKind kind, boolean plainly) {
        var worst = danger.filter(known -> known.compareTo(kind) < 0).orElse(kind);
        return new Standing(Optional.of(worst), plain || plainly, asked, 0, Due.CRISIS_ANSWER, since, question);
    }

    Standing denied(int times, Due next) {
        return new Standing(danger, plain, asked, times, next, since, question);
    }

    Standing withdrawn(int turn) {
        return new Standing(Optional.empty(), false, true, 0, Due.WITHDRAW, turn + 1, question);
    }

    Standing calls(Due next) {
        return new Standing(danger, plain, asked, denials, next, since, question);
    }

    Standing answering(String words, boolean asksDirectly) {
        return new Standing(danger, plain, asked || asksDirectly, denials, due, since, words);
    }
}
