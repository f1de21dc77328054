package dev.heartline.sms.coach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.message.SmsMessage;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.outbound.TextQueue.Written;
import dev.heartline.sms.outbound.WithdrawnText;

/**
 * Takes back answers that have not left, drafts of them too, as something has changed what should be said, or by whom. What they
 * answered is open again. The transaction must hold the user's lock.
 */
@ApplicationScoped
class TakingBack {

    private final AwaitedAnswers awaited;
    private final Drafts drafts;
    private final Threads threads;
    private final TextQueue queue;

    TakingBack(AwaitedAnswers awaited, Drafts drafts, Threads threads, TextQueue queue) {
        this.awaited = awaited;
        this.drafts = drafts;
        this.threads = threads;
        this.queue = queue;
    }

    /** Whoever wrote it; it is answered anew at once. */
    Uni<Void> everything(PlainTransaction transaction, UUID userId) {
        return anew(transaction, userId, queue.withdrawToAnswerAnew(transaction, userId, Written.BY_ANYBODY));
    }

    /** What no human wrote or let go; it is answered anew at once, by whoever answers now. */
    Uni<Void> theCoachs(PlainTransaction transaction, UUID userId) {
        return anew(transaction, userId, queue.withdrawToAnswerAnew(transaction, userId, Written.BY_THE_COACH_ALONE));
    }

    /** What no human wrote or let go: one has answered in its place. */
    Uni<Void> inFavourOfAHuman(PlainTransaction transaction, UUID userId) {
        return drafts.withdraw(transaction, userId)
                .chain(() -> queue.withdraw(transaction, userId, Written.BY_THE_COACH_ALONE))
                .chain(withdrawn -> reopen(transaction, withdrawn));
    }

    /** What a human has thought better of. */
    Uni<Void> calledOff(PlainTransaction transaction, UUID userId, UUID answer) {
        return openAgain(
                transaction, userId, queue.callOff(transaction, userId, new UUID[] {answer}, SmsMessage.CALLED_OFF));
    }

    private Uni<Void> anew(PlainTransaction transaction, UUID userId, Uni<List<WithdrawnText>> withdrawing) {
        return drafts.withdraw(transaction, userId)
                .chain(withdrawn -> last(withdrawn)
                        .map(draft -> awaited.awaitAnew(transaction, userId, draft.phone(), draft.conversationId()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> openAgain(transaction, userId, withdrawing));
    }

    private Uni<Void> openAgain(PlainTransaction transaction, UUID userId, Uni<List<WithdrawnText>> withdrawing) {
        return withdrawing
                .call(withdrawn -> reopen(transaction, withdrawn))
                .chain(withdrawn -> last(withdrawn)
                        .map(text -> awaited.awaitAnew(transaction, userId, text.phone(), text.conversationId()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> reopen(PlainTransaction transaction, List<WithdrawnText> withdrawn) {
        return threads.reopen(
                transaction, withdrawn.stream().map(WithdrawnText::id).toArray(UUID[]::new));
    }

    private static <T> Optional<T> last(List<T> withdrawn) {
        return withdrawn.isEmpty() ? Optional.empty() : Optional.of(withdrawn.getLast());
    }
}
