package dev.heartline.service.care;

import io.smallrye.mutiny.Uni;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.messaging.transaction.PlainTransaction;

/** A feature with more to do about a crisis than to be quiet. Called once per event, in the transaction that takes it in. */
public interface CrisisListener {

    /** Runs under the user's lock where a user is known, and after the quiet is noted. */
    Uni<Void> heard(PlainTransaction transaction, Event<CrisisRaised> event);
}
