package dev.heartline.ai.memory;

import java.util.List;

import dev.heartline.ai.lexicon.Progress;
import dev.heartline.ai.statement.Statement;

/**
 * Tells whether somebody has told of a lapse, a harm or a loss, by words alone. It rather finds one too many: whoever asks keeps back a
 * reward for it, and nothing else.
 */
public final class Harm {

    private Harm() {}

    public static boolean isToldIn(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> !statement.isQuestion())
                .map(Statement::text)
                .anyMatch(text -> Setback.isIn(text) || Progress.isHarm(text));
    }
}
