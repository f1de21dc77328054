package dev.heartline.sms.coach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;

/**
 * Gives an answer whose words were found: once, to all that it answers, and only if nothing was said meanwhile. Where a human wants
 * to see it first it becomes a draft, and where one has taken over nothing.
 */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final AwaitedAnswers awaited;
    private final Threads threads;
    private final AnswerModes modes;
    private final Drafts drafts;
    private final TextQueue queue;
    private final Transactions transactions;
    private final AnswerConfig config;

    Answers(
            AwaitedAnswers awaited,
            Threads threads,
            AnswerModes modes,
            Drafts drafts,
            TextQueue queue,
            Transactions transactions,
            AnswerConfig config) {
        this.awaited = awaited;
        this.threads = threads;
        this.modes = modes;
        this.drafts = drafts;
        this.queue = queue;
        this.transactions = transactions;
        this.config = config;
    }

    /** What became of the words. */
    enum Outcome {
        GIVEN,
        DRAFTED,
        /** They wrote on, or were erased, or a human took over, while the words were being found. */
        OVERTAKEN
    }

    Uni<Outcome> give(AwaitedAnswer due, List<ThreadText> open, Wording.Answer answer) {
        return transactions
                .plain(transaction -> transaction
                        .lock(due.userId().toString())
                        .chain(() -> modes.of(transaction, due.userId()))
                        .chain(mode -> give(transaction, mode, due, open, answer)))
                .invoke(queue::nudge);
    }

    private Uni<Outcome> give(
            PlainTransaction transaction,
            AnswerMode mode,
            AwaitedAnswer due,
            List<ThreadText> open,
            Wording.Answer answer) {
        return switch (mode) {
            case TAKEOVER -> Uni.createFrom().item(Outcome.OVERTAKEN);
            case AUTOPILOT ->
                ifStillAwaited(
                        transaction,
                        due,
                        () -> queue(transaction, due, open, answer).replaceWith(Outcome.GIVEN));
            case DRAFT ->
                ifStillAwaited(
                        transaction,
                        due,
                        () -> drafts.add(transaction, id(due, open), due, open, answer)
                                .replaceWith(Outcome.DRAFTED));
        };
    }

    private Uni<Outcome> ifStillAwaited(
            PlainTransaction transaction, AwaitedAnswer due, Supplier<Uni<Outcome>> giving) {
        return awaited.take(transaction, due)
                .chain(still -> still ? giving.get() : Uni.createFrom().item(Outcome.OVERTAKEN));
    }

    /** The same for the same texts, so that none is answered twice; another where they wait anew, as the answer was taken back. */
    private static UUID id(AwaitedAnswer due, List<ThreadText> open) {
        return Ids.derived("coach answer", open.getLast().id(), due.since());
    }

    private Uni<Void> queue(
            PlainTransaction transaction, AwaitedAnswer due, List<ThreadText> open, Wording.Answer answer) {
        var last = open.getLast();
        var text = new NewText(
                id(due, open),
                Optional.of(due.userId()),
                Optional.of(due.phone()),
                answer.body(),
                ContactPurpose.REPLY,
                Optional.empty(),
                Optional.of(answer.writtenBy()),
                new NewText.Origin.Question(
                        last.id(),
                        due.conversationId(),
                        Optional.of(last.at().plus(config.promptWithin())),
                        false,
                        Optional.of(due.dueAt())));
        LOG.infof("%s is answered by %s, %d texts at once", due, answer.writtenBy(), open.size());
        return queue.add(transaction, text)
                .chain(() -> threads.answered(
                        transaction, open.stream().map(ThreadText::id).toArray(UUID[]::new), text.id()));
    }
}
