package dev.heartline.sms.callreminder;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.events.CallAnnounced;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ContactPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.sms.message.SmsMessage;
import dev.heartline.sms.outbound.NewText;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.sms.reach.GoodTimes;

/**
 * Queues the reminder of a call that comes soon: one for each time that it is to come, however often that is told; and takes it back
 * where the call doesn't come then. What is held, or told, until the call begins is never sent.
 */
@ApplicationScoped
class CallReminders {

    private static final Logger LOG = Logger.getLogger(CallReminders.class);
    private static final String CONSUMER = "call-reminder";

    /** Later it reminds of nothing any more. */
    private static final Duration AHEAD_OF_CALL = Duration.ofHours(1);

    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final TextQueue queue;
    private final GoodTimes goodTimes;
    private final Clock clock;

    CallReminders(
            EventConsumer consumer,
            Transactions transactions,
            Profiles profiles,
            TextQueue queue,
            GoodTimes goodTimes,
            Clock clock) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.queue = queue;
        this.goodTimes = goodTimes;
        this.clock = clock;
    }

    @Incoming("call-announced")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.CALL_ANNOUNCED, this::heed);
    }

    private Uni<Void> heed(Event<CallAnnounced> event) {
        var call = event.body();
        return transactions
                .plainOnce(
                        CONSUMER,
                        event,
                        transaction -> call.calledOff() ? callOff(transaction, call) : remind(transaction, event))
                .invoke(() -> LOG.infof(
                        "Call %s is %s",
                        call.scheduledCallId(), call.calledOff() ? "called off, and so is its reminder" : "announced"))
                .invoke(queue::nudge);
    }

    private Uni<Void> callOff(PlainTransaction transaction, CallAnnounced call) {
        return queue.callOff(transaction, call.userId(), new UUID[] {call.textId()}, SmsMessage.CALLED_OFF)
                .replaceWithVoid();
    }

    private Uni<Void> remind(PlainTransaction transaction, Event<CallAnnounced> event) {
        return profiles.find(transaction.connection(), event.body().userId())
                // Nobody is reminded where nobody knows what time it is there.
                .chain(found -> found.flatMap(user ->
                                zone(event.body().timezone()).map(zone -> remind(transaction, event, user, zone)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Where it was announced early there is a choice of when. */
    private Uni<Void> remind(PlainTransaction transaction, Event<CallAnnounced> event, KnownUser user, ZoneId zone) {
        var now = clock.instant();
        var latest = event.body().scheduledFor().minus(AHEAD_OF_CALL);
        return goodTimes
                .between(
                        transaction.connection(),
                        now,
                        latest,
                        user.userId(),
                        user.zone().orElse(zone))
                .map(at -> reminder(event, user, zone, Optional.of(at).filter(now::isBefore)))
                .chain(text -> queue.add(transaction, text))
                .replaceWithVoid();
    }

    private NewText reminder(Event<CallAnnounced> event, KnownUser user, ZoneId zone, Optional<Instant> sendAt) {
        var call = event.body();
        return new NewText(
                call.textId(),
                Optional.of(user.userId()),
                user.phone(),
                ReminderWords.of(user.firstName(), user.language(), call.scheduledFor(), zone, clock.instant()),
                ContactPurpose.REMINDER,
                Optional.empty(),
                Optional.empty(),
                NewText.Origin.Happening.of(event),
                Optional.of(call.scheduledFor()),
                sendAt);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
