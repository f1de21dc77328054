package dev.heartline.call.completion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.model.Occasion;

import static org.assertj.core.api.Assertions.assertThat;

class AnalysisTest {

    private static final List<CallTurn> SAID = List.of(
            CallTurn.of(0, Speaker.COACH, "Hi, how was your week?", Instant.EPOCH),
            CallTurn.of(1, Speaker.USER, "I walked every day.", Instant.EPOCH));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aReaderThatFailsLeavesTheCallWithoutAReading() {
        var analysis = analysis(_ -> {
            throw new IllegalStateException("the model is gone");
        });

        assertThat(analysis.of(SAID, Occasion.NOBODYS).await().atMost(Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void aReaderThatNeverAnswersIsNotWaitedForBeyondTheLimit() {
        var never = new CountDownLatch(1);
        var analysis = analysis(_ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new AssertionError("nobody waits for this");
        });

        assertThat(analysis.of(SAID, Occasion.NOBODYS).await().atMost(Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void nothingIsReadWhereTheUserSaidNothing() {
        var analysis = analysis(_ -> {
            throw new AssertionError("the reader was asked");
        });

        assertThat(analysis.of(SAID.subList(0, 1), Occasion.NOBODYS).await().atMost(Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(failures()).isZero();
    }

    private long failures() {
        return registry.timer("heartline.call.analysis", "outcome", "failed").count();
    }

    private Analysis analysis(ConversationReader reader) {
        return new Analysis(reader, new ShortLimit(), threads, registry);
    }

    private static final class ShortLimit implements CompletionConfig {

        @Override
        public Duration analysisLimit() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration judgingLimit() {
            return Duration.ofSeconds(90);
        }

        @Override
        public Duration sweepEvery() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int sweepBatch() {
            return 100;
        }

        @Override
        public Duration lostDial() {
            return Duration.ofSeconds(90);
        }
    }
}
