package dev.heartline.rehearsal.referee;

import java.time.Duration;
import java.util.List;

import dev.heartline.rehearsal.call.RehearsedCall;

/**
 * @param questions sentences of the coach that ask
 * @param statements and those that don't
 * @param slowest first words; zero where nobody measured
 */
public record Verdict(RehearsedCall call, List<Breach> breaches, int questions, int statements, Duration slowest) {

    public Verdict {
        breaches = List.copyOf(breaches);
    }

    public long times(CallRule rule) {
        return breaches.stream().filter(breach -> breach.rule() == rule).count();
    }

    public boolean holds() {
        return breaches.isEmpty();
    }
}
