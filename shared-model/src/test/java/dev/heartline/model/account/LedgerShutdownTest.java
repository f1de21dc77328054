package dev.heartline.model.account;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import org.junit.jupiter.api.Test;

import dev.heartline.model.ModelTask;
import dev.heartline.model.Occasion;
import dev.heartline.model.ask.ModelCall;
import dev.heartline.model.ask.Tokens;
import dev.heartline.model.wire.Provider;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks models until the end is stopped before who notes it. */
class LedgerShutdownTest {

    /** Of an observer that names none. */
    private static final int ANY_LOOP = Interceptor.Priority.APPLICATION + 500;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Ledger ledger = new Ledger(null, null, null, Clock.systemUTC(), registry);

    @Test
    void itStopsAfterTheLoopsThatAskModels() throws Exception {
        var stop = Ledger.class.getDeclaredMethod("stop", ShutdownEvent.class);

        var priority = Arrays.stream(stop.getParameterAnnotations()[0])
                .filter(Priority.class::isInstance)
                .map(Priority.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(priority.value()).isGreaterThan(ANY_LOOP);
    }

    @Test
    void whatEndsAfterItHasStoppedCountsAsLost() throws Exception {
        ledger.stop(null);

        ledger.enter(call());

        assertThat(registry.counter("heartline.model.calls.unnoted").count()).isEqualTo(1);
    }

    @Test
    void whatEndsBeforeIsNotLost() {
        ledger.enter(call());

        assertThat(registry.counter("heartline.model.calls.unnoted").count()).isZero();
    }

    private static ModelCall call() {
        return new ModelCall(
                ModelTask.values()[0],
                Provider.values()[0],
                "model",
                "prompt-1",
                Occasion.NOBODYS,
                Instant.EPOCH,
                null,
                Duration.ofSeconds(1),
                Tokens.NONE,
                BigDecimal.ONE,
                null);
    }
}
