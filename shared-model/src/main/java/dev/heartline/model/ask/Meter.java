package dev.heartline.model.ask;

import java.time.Duration;
import java.time.Instant;

import dev.heartline.model.ModelTask;
import dev.heartline.model.Occasion;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.ModelFailure;
import dev.heartline.model.wire.Provider;

/**
 * Stands at the door to one model: lets through who may ask, and notes what came of it.
 *
 * @param model its name
 */
public record Meter(ModelTask task, Provider provider, String model, Price price, Spending spending, Rest rest) {

    /**
     * Lets a question through.
     *
     * @throws ModelFailure if the budget is spent or the provider rests; that is noted, and costs nothing
     */
    Run admit(Question question) {
        var run = new Run(question);
        if (!rest.isOver()) {
            throw run.refused(Fault.RESTING);
        }
        if (!spending.affords(question.occasion().userId())) {
            throw run.refused(Fault.OVER_BUDGET);
        }
        return run;
    }

    /** Who answered, in one word: the model and the version of the prompt. */
    public String engine(Prompt prompt) {
        return model + "/" + prompt.version();
    }

    /** One question on its way. */
    final class Run {

        private final String prompt;
        private final Occasion occasion;
        private final Instant at = Instant.now();
        private final long begun = System.nanoTime();
        private Duration firstWords;

        private Run(Question question) {
            this.prompt = question.prompt().version();
            this.occasion = question.occasion();
        }

        void begins() {
            if (firstWords == null) {
                firstWords = soFar();
            }
        }

        Duration soFar() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        void used(Tokens tokens) {
            enter(tokens, null);
        }

        ModelFailure failed(Tokens tokens, Fault fault, Throwable cause) {
            enter(tokens, fault);
            return new ModelFailure(fault, cause);
        }

        /** What was used although it didn't end well. */
        void used(Tokens tokens, Fault fault) {
            enter(tokens, fault);
        }

        private void enter(Tokens tokens, Fault fault) {
            rest.note(fault);
            spending.enter(new ModelCall(
                    task,
                    provider,
                    model,
                    prompt,
                    occasion,
                    at,
                    firstWords,
                    soFar(),
                    tokens,
                    price.micros(tokens.in(), tokens.out()),
                    fault));
        }

        private ModelFailure refused(Fault fault) {
            spending.enter(new ModelCall(
                    task,
                    provider,
                    model,
                    prompt,
                    occasion,
                    at,
                    null,
                    Duration.ZERO,
                    Tokens.NONE,
                    price.micros(0, 0),
                    fault));
            return new ModelFailure(fault);
        }
    }
}
