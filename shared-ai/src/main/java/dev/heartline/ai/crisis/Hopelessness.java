package dev.heartline.ai.crisis;

import java.util.Optional;

import dev.heartline.ai.text.Expression;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Words that are no danger by themselves and still a reason to ask: "I can't do this anymore". Shortly after a crisis they
 * count as danger. Immutable, safe for concurrent use.
 */
public final class Hopelessness {

    private final Expression expressions = CrisisPatterns.listed("hopeless");

    /** Null reads as empty. */
    public Optional<CrisisSign> heardIn(String text) {
        if (text == null) return Optional.empty();
        return expressions
                .firstIn(PlainText.of(text))
                .map(found -> new CrisisSign(CrisisKind.SELF_HARM, found.group()));
    }
}
