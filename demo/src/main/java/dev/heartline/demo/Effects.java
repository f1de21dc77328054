package dev.heartline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What came of one call or text, gathered until it can be told in the order in which it happened. */
final class Effects {

    private final Instant since;
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private boolean crisis;

    /** @param since what the times of the effects are told from */
    Effects(Instant since) {
        this.since = since;
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    /** Something that should have come, and did not while patience lasted. */
    void misses(String what) {
        missing.add(what);
    }

    void heardCrisis() {
        crisis = true;
    }

    boolean isComplete() {
        return missing.isEmpty();
    }

    void tell(Terminal terminal) {
        effects.stream()
                .sorted(Comparator.comparing(Effect::at))
                .forEach(effect ->
                        terminal.effect(Duration.between(since, effect.at()), effect.what(), effect.detail()));
        if (crisis) {
            terminal.problem("crisis: no rewards and no hooks for 72 hours");
        }
        if (!isComplete()) {
            terminal.problem("did not come within %d s: %s; see ./heartline logs"
                    .formatted(WaitingTime.LIMIT.toSeconds(), String.join(", ", missing)));
        }
    }
}
