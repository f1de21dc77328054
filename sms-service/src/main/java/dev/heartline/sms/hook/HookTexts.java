package dev.heartline.sms.hook;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.care.nudge.HooksTold;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.HookRaised;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;

/**
 * Queues a text for each hook that asks for one: one, however often the hook is told, and none once it is over. Whatever way it is told,
 * no other text of ours nudges its user on that day.
 */
@ApplicationScoped
class HookTexts {

    private static final Logger LOG = Logger.getLogger(HookTexts.class);
    private static final String CONSUMER = "hook-text";

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final TextQueue queue;
    private final HooksTold told;
    private final Clock clock;

    HookTexts(
            EventConsumer consumer,
            Transactions transactions,
            Profiles profiles,
            TextQueue queue,
            HooksTold told,
            Clock clock) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.queue = queue;
        this.told = told;
        this.clock = clock;
    }

    @Incoming("hook-raised")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.HOOK_RAISED, this::text);
    }

    private Uni<Void> text(Event<HookRaised> event) {
        var hook = event.body();
        if (!hook.channels().contains(Channel.SMS) || isOver(hook)) {
            return transactions.plainOnce(CONSUMER, event, transaction -> told.note(transaction, event));
        }
        var queued = new AtomicBoolean();
        return transactions
                .plainOnce(
                        CONSUMER,
                        event,
                        transaction -> told.note(transaction, event).chain(() -> text(transaction, event, queued)))
                .invoke(() -> {
                    if (queued.get()) {
                        LOG.infof("Hook %s is to be texted", hook.hookId());
                        queue.nudge();
                    }
                });
    }

    private boolean isOver(HookRaised hook) {
        return hook.expiresAt() != null && !hook.expiresAt().isAfter(clock.instant());
    }

    /** @param queued whether a text of it is */
    private Uni<Void> text(PlainTransaction transaction, Event<HookRaised> event, AtomicBoolean queued) {
        return profiles.find(transaction.connection(), event.body().userId())
                .chain(found -> found.map(user -> queue.add(transaction, text(event, user))
                                .invoke(queued::set)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static NewText text(Event<HookRaised> event, KnownUser user) {
        var hook = event.body();
        UUID id = HookRaised.textOf(hook.hookId());
        return new NewText(
                id,
                Optional.of(user.userId()),
                user.phone(),
                hook.message(),
                ContactPurpose.NUDGE,
                Optional.empty(),
                Optional.empty(),
                NewText.Origin.Happening.of(event),
                Optional.ofNullable(hook.expiresAt()),
                Optional.empty());
    }
}
