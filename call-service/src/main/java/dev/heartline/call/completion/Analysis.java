package dev.heartline.call.completion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.ai.reading.ConversationReading;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.model.Occasion;

/** Reads the transcript of a finished call, within a time limit. */
@ApplicationScoped
class Analysis {

    private static final Logger LOG = Logger.getLogger(Analysis.class);

    private final ConversationReader reader;
    private final Duration limit;
    private final ExecutorService virtualThreads;
    private final MeterRegistry registry;

    Analysis(
            ConversationReader reader,
            CompletionConfig config,
            @VirtualThreads ExecutorService virtualThreads,
            MeterRegistry registry) {
        this.reader = reader;
        this.limit = config.analysisLimit();
        this.virtualThreads = virtualThreads;
        this.registry = registry;
    }

    /**
     * Empty where the user said nothing, and where the reader failed or took too long. Never fails.
     *
     * @param occasion the call, and whose it is
     */
    Uni<Optional<ConversationReading>> of(List<CallTurn> said, Occasion occasion) {
        if (said.stream().noneMatch(turn -> turn.speaker() == Speaker.USER)) {
            return Uni.createFrom().item(Optional.empty());
        }
        var timer = Timer.start(registry);
        return Uni.createFrom()
                .item(() -> occasion.during(() -> reader.read(conversation(said))))
                .runSubscriptionOn(virtualThreads)
                .map(Optional::of)
                .ifNoItem()
                .after(limit)
                .fail()
                .onItem()
                .invoke(() -> timer.stop(timerOf("read")))
                .onFailure()
                .invoke(failure -> {
                    timer.stop(timerOf("failed"));
                    LOG.errorf(failure, "A transcript could not be read");
                })
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Timer timerOf(String outcome) {
        return registry.timer("heartline.call.analysis", "outcome", outcome);
    }

    private static Conversation conversation(List<CallTurn> said) {
        return new Conversation(said.stream()
                .map(turn -> new Turn(turn.seq(), turn.speaker(), turn.text(), turn.at()))
                .toList());
    }
}
