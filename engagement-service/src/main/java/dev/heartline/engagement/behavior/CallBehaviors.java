package dev.heartline.engagement.behavior;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.engagement.decision.CallListener;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;

/** A conversation is a check-in. */
@ApplicationScoped
class CallBehaviors implements CallListener {

    private final Behaviors behaviors;

    CallBehaviors(Behaviors behaviors) {
        this.behaviors = behaviors;
    }

    @Override
    public Uni<Void> ended(Event<CallCompleted> event, Occasion call) {
        return behaviors.take(event, Behavior.of(call));
    }
}
