package dev.heartline.call.coachmessage;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.CoachMessaged;
import dev.heartline.messaging.transaction.PlainTransaction;

/** Hears, once each, what became of the coach's messages. */
public interface CoachMessageListener {

    /** Whether anything is to be done for it: most is nobody's business here. */
    boolean concerns(CoachMessaged message);

    /** Runs in the transaction that notes that the event was taken. */
    Uni<Void> heard(PlainTransaction transaction, CoachMessaged message);
}
