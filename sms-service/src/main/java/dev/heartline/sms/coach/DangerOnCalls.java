package dev.heartline.sms.coach;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisListener;

/**
 * Danger that was heard on a call: what was written to answer a text before it is taken back, and the text waits anew, so that it is
 * answered by what is known now. Danger in a text is answered by fixed words where it is judged.
 */
@ApplicationScoped
class DangerOnCalls implements CrisisListener {

    private final AwaitedAnswers awaited;
    private final TakingBack takingBack;
    private final Clock clock;

    DangerOnCalls(AwaitedAnswers awaited, TakingBack takingBack, Clock clock) {
        this.awaited = awaited;
        this.takingBack = takingBack;
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
                ? awaited.startAgain(transaction, crisis.userId())
                        .chain(() -> takingBack.everything(transaction, crisis.userId()))
                : Uni.createFrom().voidItem();
    }
}
