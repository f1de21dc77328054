package dev.heartline.sms.coach;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.outbound.TextQueue.Written;

/** What of a text concerns the coach, in the transactions that judge it and tell it. A number that no profile knows is not answered. */
@ApplicationScoped
public class Attention {

    private final AwaitedAnswers awaited;
    private final Drafts drafts;
    private final TakingBack takingBack;
    private final Behaviors behaviors;
    private final CrisisQuiet quiet;
    private final TextQueue queue;

    Attention(
            AwaitedAnswers awaited,
            Drafts drafts,
            TakingBack takingBack,
            Behaviors behaviors,
            CrisisQuiet quiet,
            TextQueue queue) {
        this.awaited = awaited;
        this.drafts = drafts;
        this.takingBack = takingBack;
        this.behaviors = behaviors;
        this.quiet = quiet;
        this.queue = queue;
    }

    /** A text is told: what it logs is told too, and its writer may wait for an answer. */
    public Uni<Void> heard(PlainTransaction transaction, TextHeard text) {
        var received = text.received();
        return received.party()
                .userId()
                .map(userId -> (text.crisis() || text.byMachine()
                                ? Uni.createFrom().voidItem()
                                : behaviors.tell(transaction, userId, text))
                        .chain(() -> quiet.until(
                                transaction.connection(),
                                received.party().userId(),
                                received.party().phone()))
                        .map(until -> until.filter(received.at()::isBefore).isPresent())
                        .chain(afterCrisis -> Expectation.awaitsAnswer(text, afterCrisis)
                                ? takingBack
                                        .theCoachs(transaction, userId)
                                        .chain(() -> awaited.await(transaction, userId, received))
                                : awaited.putOff(transaction, userId, received.at())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * Fixed words answer danger, a stop or a pause: nothing that they wrote before is answered any more, whatever became of the
     * answer. The transaction must hold their lock.
     */
    public Uni<Void> settled(PlainTransaction transaction, Party party) {
        return party.userId()
                .map(userId -> awaited.forget(transaction, userId)
                        .chain(() -> drafts.withdraw(transaction, userId))
                        .chain(() -> queue.withdraw(transaction, userId, Written.BY_ANYBODY))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
