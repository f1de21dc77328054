package dev.heartline.sms.coach;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;

/** Gives an answer whose words were found: once, to all that it answers, and only if nothing was said meanwhile. */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final AwaitedAnswers awaited;
    private final Threads threads;
    private final TextQueue queue;
    private final Transactions transactions;
    private final AnswerConfig config;
    private final Clock clock;

    Answers(
            AwaitedAnswers awaited,
            Threads threads,
            TextQueue queue,
            Transactions transactions,
            AnswerConfig config,
            Clock clock) {
        this.awaited = awaited;
        this.threads = threads;
        this.queue = queue;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** @return false where they wrote on, or were erased, while the words were being found */
    Uni<Boolean> give(AwaitedAnswer due, List<ThreadText> open, Wording.Answer answer) {
        return transactions
                .plain(transaction -> transaction
                        .lock(due.userId().toString())
                        .chain(() -> awaited.take(transaction, due))
                        .chain(still -> still
                                ? queue(transaction, due, open, answer).replaceWith(true)
                                : Uni.createFrom().item(false)))
                .invoke(queue::nudge);
    }

    private Uni<Void> queue(
            PlainTransaction transaction, AwaitedAnswer due, List<ThreadText> open, Wording.Answer answer) {
        var last = open.getLast();
        var text = new NewText(
                Ids.derived("coach answer", last.id()),
                Optional.of(due.userId()),
                Optional.of(due.phone()),
                answer.body(),
                purpose(last),
                Optional.empty(),
                Optional.of(answer.writtenBy()),
                new NewText.Origin.Question(last.id(), due.conversationId()));
        LOG.infof("%s is answered by %s, %d texts at once", due, answer.writtenBy(), open.size());
        return queue.add(transaction, text)
                .chain(() -> threads.answered(
                        transaction, open.stream().map(ThreadText::id).toArray(UUID[]::new), text.id()));
    }

    /** Who is answered late doesn't expect it any more. */
    private ContactPurpose purpose(ThreadText last) {
        return last.at().plus(config.promptWithin()).isBefore(clock.instant())
                ? ContactPurpose.COACHING
                : ContactPurpose.REPLY;
    }
}
