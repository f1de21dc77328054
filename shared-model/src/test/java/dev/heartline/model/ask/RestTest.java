package dev.heartline.model.ask;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.heartline.model.wire.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class RestTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Rest rest = new Rest(2, Duration.ofNanos(10), now::get);

    @Test
    void aProviderThatFailsAgainAndAgainIsLeftAloneAndThenTriedByOne() {
        rest.note(Fault.LATE);
        assertThat(rest.isOver()).isTrue();

        rest.note(Fault.SERVER_ERROR);
        assertThat(rest.isOver()).isFalse();

        now.addAndGet(10);
        assertThat(rest.isOver()).isTrue();
        assertThat(rest.isOver()).isFalse();
    }

    @Test
    void oneThatFailsOnItsTrialRestsAgainAndOneThatDoesntIsBack() {
        rest.note(Fault.LATE);
        rest.note(Fault.LATE);
        now.addAndGet(10);
        rest.isOver();
        rest.note(Fault.LATE);
        assertThat(rest.isOver()).isFalse();

        rest.note(null);
        assertThat(rest.isOver()).isTrue();
    }

    @Test
    void whatTheModelSaysIsNoFaultOfTheProviderAndWhoeverSpeaksIntoItIsNeither() {
        rest.note(Fault.LATE);
        rest.note(Fault.ABANDONED);
        rest.note(Fault.LATE);
        assertThat(rest.isOver()).isFalse();

        rest.note(Fault.INVALID);
        assertThat(rest.isOver()).isTrue();
    }
}
