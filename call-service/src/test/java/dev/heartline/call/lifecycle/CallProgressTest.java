package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallProgressTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00.250Z");

    static Stream<List<CallSignal>> lives() {
        return Stream.of(
                // Why nobody answered, before or after the word that the call is over.
                completedBesides(CallStatus.BUSY, 2, 3, 0),
                completedBesides(CallStatus.NO_ANSWER, 2, 3, null),
                completedBesides(CallStatus.CANCELED, null, null, 0),
                completedBesides(CallStatus.FAILED, null, null, null),
                List.of(
                        signal(CallStatus.QUEUED, 0, 0, null),
                        signal(CallStatus.RINGING, 1, 1, null),
                        signal(CallStatus.IN_PROGRESS, 2, 5, null),
                        signal(CallStatus.COMPLETED, 3, 65, 60)),
                List.of(
                        signal(CallStatus.QUEUED, 0, 0, null),
                        signal(CallStatus.RINGING, 1, 1, null),
                        signal(CallStatus.NO_ANSWER, 2, 31, 0)),
                List.of(signal(CallStatus.RINGING, 1, 1, null), signal(CallStatus.BUSY, 2, 2, 0)),
                List.of(
                        signal(CallStatus.RINGING, null, 1, null),
                        signal(CallStatus.IN_PROGRESS, null, 4, null),
                        signal(CallStatus.IN_PROGRESS, null, 9, null),
                        signal(CallStatus.COMPLETED, null, 20, 15)),
                // Nobody, or nobody truly, says how long it took.
                List.of(
                        signal(CallStatus.IN_PROGRESS, null, 4, null),
                        signal(CallStatus.IN_PROGRESS, null, 9, null),
                        signal(CallStatus.COMPLETED, null, 20, null)),
                List.of(signal(CallStatus.IN_PROGRESS, 1, 5, null), signal(CallStatus.COMPLETED, 2, 65, 0)),
                List.of(signal(CallStatus.IN_PROGRESS, 1, 5, null), signal(CallStatus.FAILED, 2, 65, null)));
    }

    /** @param duration that comes with the word that it is over */
    private static List<CallSignal> completedBesides(
            CallStatus end, Integer sequence, Integer lastSequence, Integer duration) {
        return List.of(
                signal(CallStatus.RINGING, sequence == null ? null : 1, 1, null),
                signal(CallStatus.COMPLETED, lastSequence, 31, duration),
                signal(end, sequence, 30, 0));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void anyOrderAndNumberOfTheSameSignalsEndsTheSame(List<CallSignal> life) {
        var inOrder = fold(life);
        var random = new Random(42);

        for (int run = 0; run < 500; run++) {
            var disturbed = new ArrayList<>(life);
            IntStream.range(0, random.nextInt(4)).forEach(_ -> disturbed.add(life.get(random.nextInt(life.size()))));
            Collections.shuffle(disturbed, random);

            assertThat(fold(disturbed)).as("%s", disturbed).isEqualTo(inOrder);
        }
        assertThat(inOrder.status()).isEqualTo(life.getLast().status());
    }

    @Test
    void theEndTellsWhenTheCallWasAnsweredWhereNobodyElseDid() {
        var progress = fold(List.of(signal(CallStatus.COMPLETED, null, 65, 60)));

        assertThat(progress.answeredAt()).isEqualTo(START.plusSeconds(5));
        assertThat(progress.durationSeconds()).isEqualTo(60);
    }

    @Test
    void theFirstOfTwoContradictingEndsCounts() {
        var progress = fold(List.of(signal(CallStatus.NO_ANSWER, 2, 30, 0), signal(CallStatus.COMPLETED, 3, 90, 60)));

        assertThat(progress.status()).isEqualTo(CallStatus.NO_ANSWER);
        assertThat(progress.answeredAt()).isNull();
        assertThat(progress.durationSeconds()).isZero();
    }

    @Test
    void whomSomebodyAnsweredStaysCompleted() {
        var talked = fold(List.of(signal(CallStatus.COMPLETED, 3, 90, 60), signal(CallStatus.BUSY, 2, 30, 0)));
        var answered = fold(List.of(
                signal(CallStatus.IN_PROGRESS, 2, 5, null),
                signal(CallStatus.COMPLETED, 4, 6, 0),
                signal(CallStatus.NO_ANSWER, 3, 6, 0)));

        assertThat(talked.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(talked.isUnsure()).isFalse();
        assertThat(answered.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(answered.isUnsure()).isFalse();
    }

    @Test
    void aReportThatALaterOneHasOvertakenDoesNotMoveTheCall() {
        var progress =
                fold(List.of(signal(CallStatus.RINGING, 5, 2, null), signal(CallStatus.IN_PROGRESS, 4, 1, null)));

        assertThat(progress.status()).isEqualTo(CallStatus.RINGING);
        assertThat(progress.sequence()).isEqualTo(5);
    }

    @Test
    void timesInWholeSecondsDoNotLieBeforeTheStart() {
        var sameSecond = new CallSignal(CallStatus.BUSY, 1, Instant.parse("2026-03-01T10:00:00Z"), 0);

        assertThat(fold(List.of(sameSecond)).endedAt()).isEqualTo(START);
    }

    @Test
    void withoutAReportedDurationItIsTheTimeSinceTheAnswer() {
        var progress =
                fold(List.of(signal(CallStatus.IN_PROGRESS, 1, 3, null), signal(CallStatus.FAILED, 2, 20, null)));

        assertThat(progress.durationSeconds()).isEqualTo(17);
    }

    @Test
    void whoTurnsOutAfterTheEndToHaveAnsweredHasTalked() {
        var progress =
                fold(List.of(signal(CallStatus.COMPLETED, 3, 65, null), signal(CallStatus.IN_PROGRESS, 2, 5, null)));

        assertThat(progress.answeredAt()).isEqualTo(START.plusSeconds(5));
        assertThat(progress.durationSeconds()).isEqualTo(60);
        assertThat(progress.isUnsure()).isFalse();
    }

    @Test
    void whatTheCarrierHasReportedIsNotReckonedAnew() {
        var progress =
                fold(List.of(signal(CallStatus.COMPLETED, 3, 65, 58), signal(CallStatus.IN_PROGRESS, 2, 5, null)));

        assertThat(progress.durationSeconds()).isEqualTo(58);
    }

    private static CallProgress fold(List<CallSignal> signals) {
        var progress = CallProgress.beginning(CallStatus.QUEUED, START);
        for (var signal : signals) {
            progress = progress.after(signal);
        }
        return progress;
    }

    private static CallSignal signal(CallStatus status, Integer sequence, int second, Integer duration) {
        return new CallSignal(status, sequence, START.plusSeconds(second), duration);
    }
}
