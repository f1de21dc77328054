package dev.heartline.sms.coach;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisListener;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.outbound.WithdrawnText;

/**
 * Danger that was heard on a call: what was written to answer a text before it is taken back, and the text waits anew, so that it is
 * answered by what is known now. Danger in a text is answered by fixed words where it is judged.
 */
@ApplicationScoped
class DangerOnCalls implements CrisisListener {

    private final AwaitedAnswers awaited;
    private final Drafts drafts;
    private final Threads threads;
    private final TextQueue queue;
    private final Clock clock;

    DangerOnCalls(AwaitedAnswers awaited, Drafts drafts, Threads threads, TextQueue queue, Clock clock) {
        this.awaited = awaited;
        this.drafts = drafts;
        this.threads = threads;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Uni<Void> heard(PlainTransaction transaction, Event<CrisisRaised> event) {
        var crisis = event.body();
        boolean matters = crisis.userId() != null
                && crisis.channel() == Channel.CALL
                && crisis.state() == CrisisState.RAISED
                && clock.instant().isBefore(crisis.quietUntil());
        return matters
                ? writeAnew(transaction, crisis.userId())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> writeAnew(PlainTransaction transaction, UUID userId) {
        return awaited.startAgain(transaction, userId)
                .chain(() -> drafts.withdraw(transaction, userId))
                .chain(withdrawn -> last(withdrawn)
                        .map(draft -> awaited.awaitAnew(transaction, userId, draft.phone(), draft.conversationId()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> queue.withdrawToAnswerAnew(transaction, userId))
                .call(withdrawn -> threads.reopen(
                        transaction, withdrawn.stream().map(WithdrawnText::id).toArray(UUID[]::new)))
                .chain(withdrawn -> last(withdrawn)
                        .map(text -> awaited.awaitAnew(transaction, userId, text.phone(), text.conversationId()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static <T> Optional<T> last(List<T> withdrawn) {
        return withdrawn.isEmpty() ? Optional.empty() : Optional.of(withdrawn.getLast());
    }
}
