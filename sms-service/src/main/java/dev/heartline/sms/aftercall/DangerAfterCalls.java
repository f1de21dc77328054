package dev.heartline.sms.aftercall;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.care.CrisisListener;

/** Takes back for good what was to ask about a call, wherever danger is heard: nobody is asked how helpful we were then. */
@ApplicationScoped
class DangerAfterCalls implements CrisisListener {

    private final CallQuestions questions;

    DangerAfterCalls(CallQuestions questions) {
        this.questions = questions;
    }

    @Override
    public Uni<Void> heard(PlainTransaction transaction, Event<CrisisRaised> event) {
        var crisis = event.body();
        return crisis.userId() != null && crisis.state() == CrisisState.RAISED
                ? questions.takeBack(transaction, crisis.userId())
                : Uni.createFrom().voidItem();
    }
}
