package dev.heartline.sms.coach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.Transactions;

/** Answers whoever has been silent for long enough: takes one on, finds the words, and has them queued if nothing changed meanwhile. */
@ApplicationScoped
class Answering {

    private static final Logger LOG = Logger.getLogger(Answering.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AwaitedAnswers awaited;
    private final Threads threads;
    private final TextContexts contexts;
    private final Wording wording;
    private final Answers answers;
    private final Transactions transactions;
    private final AnswerConfig config;
    private final Clock clock;
    private final MeterRegistry registry;
    private final BackgroundLoop loop;

    Answering(
            AwaitedAnswers awaited,
            Threads threads,
            TextContexts contexts,
            Wording wording,
            Answers answers,
            Transactions transactions,
            AnswerConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.awaited = awaited;
        this.threads = threads;
        this.contexts = contexts;
        this.wording = wording;
        this.answers = answers;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        this.registry = registry;
        this.loop = new BackgroundLoop("sms-answers", config.workers(), config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean next() {
        var due = awaited.claim().await().atMost(PATIENCE);
        due.ifPresent(this::answer);
        return due.isPresent();
    }

    private void answer(AwaitedAnswer due) {
        if (due.attempts() > config.attempts()) {
            LOG.errorf("%s: no words were found in %d attempts, a human has to answer", due, config.attempts());
            count("given_up");
            awaited.leaveToHumans(due).await().atMost(PATIENCE);
            return;
        }
        var thread = threads.of(due.userId(), due.conversationId(), config.history())
                .await()
                .atMost(PATIENCE);
        var open = thread.open();
        var context = contexts.of(due.userId(), due.phone(), due.conversationId())
                .await()
                .atMost(PATIENCE);
        var why = whyNot(due, open, context.map(CoachContext::afterCrisis).orElse(false));
        if (why.isPresent() || context.isEmpty()) {
            leave(due, why.orElse("erased"));
            return;
        }
        var answer = wording.of(thread, context.get());
        var outcome = answers.give(due, open, answer).await().atMost(PATIENCE);
        count(outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Why nobody is answered, where that is so. */
    private Optional<String> whyNot(AwaitedAnswer due, List<ThreadText> open, boolean afterCrisis) {
        if (open.isEmpty()) {
            return Optional.of("nothing_open");
        }
        if (open.getLast().at().plus(config.staleAfter()).isBefore(clock.instant())) {
            return Optional.of("stale");
        }
        // Whoever was in danger lately may well write that much.
        return !afterCrisis && answersOfTheLastHour(due.userId()) >= config.mostPerHour()
                ? Optional.of("too_many")
                : Optional.empty();
    }

    private long answersOfTheLastHour(UUID userId) {
        Instant hourAgo = clock.instant().minus(HOUR);
        return threads.answersSince(userId, hourAgo).await().atMost(PATIENCE);
    }

    private void leave(AwaitedAnswer due, String why) {
        boolean left = transactions
                .plain(transaction ->
                        transaction.lock(due.userId().toString()).chain(() -> awaited.take(transaction, due)))
                .await()
                .atMost(PATIENCE);
        if (left) {
            LOG.infof("%s is not answered: %s", due, why);
            count(why);
        } else {
            count(Answers.Outcome.OVERTAKEN.name().toLowerCase(Locale.ROOT));
        }
    }

    private void count(String outcome) {
        registry.counter("heartline.sms.answers", "outcome", outcome).increment();
    }
}
