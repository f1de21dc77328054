package dev.heartline.ai.coach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;
import dev.heartline.ai.text.Words;

/** Hears what became of what the user had planned, right after the coach asked for it. */
final class PlanOutcome {

    /** In words; a long story is answered by what it tells. */
    private static final int LONGEST = 25;

    private final Map<String, Expression> outcomes = new LinkedHashMap<>();

    PlanOutcome() {
        Lexicon.sections("/dev/heartline/ai/coach/outcome.txt")
                .forEach((move, expressions) ->
                        outcomes.put(move, Expression.of("(?i)" + String.join("|", expressions))));
    }

    /** The move that answers it; empty where the answer doesn't tell. */
    Optional<String> of(String answer) {
        if (Words.count(answer) > LONGEST) return Optional.empty();
        var plain = Words.normalise(answer);
        return outcomes.entrySet().stream()
                .filter(outcome -> outcome.getValue().isIn(plain))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
