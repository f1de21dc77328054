package dev.heartline.call.lifecycle;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.events.vocabulary.CallOutcome;

import static org.assertj.core.api.Assertions.assertThat;

class CallStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QUEUED      | RINGING     | true
            QUEUED      | IN_PROGRESS | true
            QUEUED      | FAILED      | true
            QUEUED      | COMPLETED   | true
            RINGING     | QUEUED      | false
            RINGING     | IN_PROGRESS | true
            RINGING     | NO_ANSWER   | true
            RINGING     | BUSY        | true
            RINGING     | CANCELED    | true
            IN_PROGRESS | QUEUED      | false
            IN_PROGRESS | RINGING     | false
            IN_PROGRESS | COMPLETED   | true
            IN_PROGRESS | FAILED      | true
            """)
    void aCallMovesForwardOnly(CallStatus from, CallStatus to, boolean allowed) {
        assertThat(from.canBecome(to)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalStateNeverGoesBack(CallStatus status) {
        Set<CallStatus> reachable = EnumSet.noneOf(CallStatus.class);
        for (var next : CallStatus.values()) {
            if (status.canBecome(next)) {
                reachable.add(next);
            }
        }

        assertThat(reachable.isEmpty()).isEqualTo(status.isTerminal());
        assertThat(reachable).doesNotContain(status);
    }

    @Test
    void everyOutcomeIsATerminalState() {
        for (var outcome : CallOutcome.values()) {
            assertThat(CallStatus.valueOf(outcome.name()).outcome()).contains(outcome);
        }
        assertThat(CallStatus.unfinished()).allMatch(status -> status.outcome().isEmpty());
    }
}
