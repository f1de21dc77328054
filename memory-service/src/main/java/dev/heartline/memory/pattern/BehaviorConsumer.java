package dev.heartline.memory.pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.memory.habit.KeptHabits;
import dev.heartline.messaging.consume.EventConsumer;

/** Notes what users do in the host application, and what the habits that they keep are worth. */
@ApplicationScoped
class BehaviorConsumer {

    private final EventConsumer consumer;
    private final NotedOnce noted;
    private final KeptHabits habits;

    BehaviorConsumer(EventConsumer consumer, NotedOnce noted, KeptHabits habits) {
        this.consumer = consumer;
        this.noted = noted;
        this.habits = habits;
    }

    @Incoming("behavior-recorded")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(
                message, EventType.BEHAVIOR_RECORDED, event -> note(event).chain(() -> habits.take(event)));
    }

    private Uni<Void> note(Event<BehaviorRecorded> event) {
        var behavior = event.body();
        var told = Interaction.of(behavior);
        return behavior.revision() == null
                ? noted.note(event, told)
                : noted.revise(event, behavior.userId(), behavior.behaviorId(), told);
    }
}
