package dev.heartline.bench.fanout;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.bench.load.Callers.Caller;

/**
 * One call of a run and when its effects were seen. Seen means seen from outside, after the commit, so each time is an
 * upper bound.
 */
final class CallRun {

    final Caller caller;
    final boolean counted;
    volatile String callSid;
    volatile UUID callId;
    volatile Instant hungUp;
    volatile Instant completedAt;
    volatile Instant rememberedAt;
    volatile Instant decidedAt;

    CallRun(Caller caller, boolean counted) {
        this.caller = caller;
        this.counted = counted;
    }

    boolean done() {
        return completedAt != null && rememberedAt != null && decidedAt != null;
    }

    Instant lastEffect() {
        Instant last = rememberedAt.isAfter(decidedAt) ? rememberedAt : decidedAt;
        return last.isAfter(completedAt) ? last : completedAt;
    }
}
