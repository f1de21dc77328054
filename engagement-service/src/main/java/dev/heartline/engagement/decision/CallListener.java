package dev.heartline.engagement.decision;

import io.smallrye.mutiny.Uni;

import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;

/**
 * A feature that has to know of finished calls of known users. Called once the reward is decided and on its way, so that nobody
 * waits for it; more than once where the event comes again.
 */
public interface CallListener {

    Uni<Void> ended(Event<CallCompleted> event, Occasion call);
}
