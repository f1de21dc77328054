package dev.heartline.ai.guard;

import java.util.Optional;

import dev.heartline.ai.wish.Wish;
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
 * @param wish what the user wants of our contacting them and the coach has not answered yet, also from a turn before the last
 */
record Standing(
        Optional<CrisisKind> danger,
        boolean plain,
        boolean asked,
        int denials,
        Due due,
        int since,
        String question,
        Wish wish) {

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

    static final Standing CALM = new Standing(Optional.empty(), false, false, 0, Due.NOTHING, 0, "", Wish.NONE);

    Standing alarmed(CrisisKind kind, boolean plainly) {
        var worst = danger.filter(known -> known.compareTo(kind) < 0).orElse(kind);
        return new Standing(Optional.of(worst), plain || plainly, asked, 0, Due.CRISIS_ANSWER, since, question, wish);
    }

    Standing denied(int times, Due next) {
        return new Standing(danger, plain, asked, times, next, since, question, wish);
    }

    Standing withdrawn(int turn) {
        return new Standing(Optional.empty(), false, true, 0, Due.WITHDRAW, turn + 1, question, wish);
    }

    Standing calls(Due next) {
        return new Standing(danger, plain, asked, denials, next, since, question, wish);
    }

    /** A stop outweighs what is said beside it, and two stops add up. */
    Standing wishing(Wish heard) {
        var both = weight(heard) < weight(wish) ? wish : heard;
        if (heard.is(Wish.Kind.STOP) && wish.is(Wish.Kind.STOP) && heard.scope() != wish.scope())
            both = new Wish(Wish.Kind.STOP, Wish.Scope.ALL, heard.by());
        return new Standing(danger, plain, asked, denials, due, since, question, both);
    }

    /** @param heard the user has heard more than the beginning of it */
    Standing answering(String words, boolean asksDirectly, boolean heard) {
        return new Standing(danger, plain, asked || asksDirectly, denials, due, since, words, heard ? Wish.NONE : wish);
    }

    private static int weight(Wish wish) {
        return switch (wish.kind()) {
            case STOP -> 3;
            case POSTPONE -> 2;
            case HANG_UP -> 1;
            case NONE, START, HELP, REACTION -> 0;
        };
    }
}
