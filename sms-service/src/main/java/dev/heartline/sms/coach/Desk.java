package dev.heartline.sms.coach;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;

/** Where humans send, edit and throw away what the coach wrote, and answer themselves. All of it goes by the contact policy. */
@ApplicationScoped
class Desk {

    private final Drafts drafts;
    private final TakingBack takingBack;
    private final AwaitedAnswers awaited;
    private final Threads threads;
    private final TextQueue queue;
    private final Transactions transactions;
    private final AnswerConfig config;
    private final Clock clock;

    Desk(
            Drafts drafts,
            TakingBack takingBack,
            AwaitedAnswers awaited,
            Threads threads,
            TextQueue queue,
            Transactions transactions,
            AnswerConfig config,
            Clock clock) {
        this.drafts = drafts;
        this.takingBack = takingBack;
        this.awaited = awaited;
        this.threads = threads;
        this.queue = queue;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param body in place of the coach's words; null for those
     * @return empty where it doesn't wait any more
     */
    Uni<Optional<AnswerDraft>> approve(AnswerDraft draft, String by, String body) {
        return transactions
                .plain(transaction -> transaction
                        .lock(draft.userId().toString())
                        .chain(() -> drafts.decide(transaction, draft.id(), AnswerDraft.State.APPROVED, by, body))
                        .call(decided -> decided.map(approved ->
                                        send(transaction, approved, body == null ? approved.writtenBy() : by))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .invoke(queue::nudge);
    }

    /** What it was to answer isn't answered. */
    Uni<Optional<AnswerDraft>> reject(AnswerDraft draft, String by) {
        return transactions.plain(transaction -> transaction
                .lock(draft.userId().toString())
                .chain(() -> drafts.decide(transaction, draft.id(), AnswerDraft.State.REJECTED, by, null)));
    }

    /**
     * A human answers all that is open with somebody; the coach has nothing more to say to it.
     *
     * @param id of the text: one of the same id is not queued again
     * @return false where they wrote nothing lately, and nobody answers any more
     */
    Uni<Boolean> answer(UUID userId, UUID id, String body, String by) {
        return transactions
                .plain(transaction -> transaction
                        .lock(userId.toString())
                        .chain(() -> threads.lastOf(
                                transaction, userId, clock.instant().minus(config.staleAfter())))
                        .chain(last -> last.map(text -> answer(transaction, userId, id, body, by, text)
                                        .replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false))))
                .invoke(queue::nudge);
    }

    /** What it answered is open again, and waits for whoever answers now. One that is under way is not tried again. */
    Uni<Void> callOff(UUID userId, UUID answer) {
        return transactions.plain(transaction ->
                transaction.lock(userId.toString()).chain(() -> takingBack.calledOff(transaction, userId, answer)));
    }

    private Uni<Void> answer(
            PlainTransaction transaction, UUID userId, UUID id, String body, String by, Threads.LastText last) {
        var text = new NewText(
                id,
                Optional.of(userId),
                Optional.of(last.phone()),
                body,
                ContactPurpose.REPLY,
                Optional.empty(),
                Optional.of(by),
                new NewText.Origin.Question(last.id(), last.conversationId(), Optional.of(expected(last.at())), true));
        return queue.add(transaction, text)
                .chain(isNew -> isNew
                        ? takingBack
                                .inFavourOfAHuman(transaction, userId)
                                .chain(() -> threads.answeredAll(transaction, userId, last.conversationId(), id))
                                .chain(() -> awaited.forget(transaction, userId))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> send(PlainTransaction transaction, AnswerDraft draft, String writtenBy) {
        var text = new NewText(
                draft.id(),
                Optional.of(draft.userId()),
                Optional.of(draft.phone()),
                draft.body(),
                ContactPurpose.REPLY,
                Optional.empty(),
                Optional.of(writtenBy),
                new NewText.Origin.Question(
                        draft.messageIds().getLast(),
                        draft.conversationId(),
                        Optional.of(expected(draft.askedAt())),
                        true));
        return queue.add(transaction, text)
                .chain(() -> threads.answered(transaction, draft.messageIds().toArray(UUID[]::new), draft.id()));
    }

    private Instant expected(Instant askedAt) {
        return askedAt.plus(config.humanWithin());
    }
}
