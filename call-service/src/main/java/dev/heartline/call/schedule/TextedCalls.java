package dev.heartline.call.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import dev.heartline.ai.callback.CallbackRequests;
import dev.heartline.ai.callback.CallbackRequests.Texted;
import dev.heartline.ai.callback.CalledOff;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.consume.EventConsumer;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.contact.ForgottenContacts;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/**
 * Schedules the calls that users ask for by text, once for each text, and takes back those that they no longer want. Whether they may be
 * called is decided when it is due, as ever. An edit stands for the text that was edited. Nothing is planned for who is in danger or wants to be left alone in the same text: others
 * see to them.
 */
@ApplicationScoped
class TextedCalls {

    private static final Logger LOG = Logger.getLogger(TextedCalls.class);
    private static final String CONSUMER = "texted-call";

    /** In the place of a client's subject, which none has: it is no URI and no name. */
    private static final String CLIENT = ":texted";

    private static final String CANCEL = """
            update scheduled_calls set state = 'canceled', canceled_by = $1::uuid::text, settled_at = $2, claimed_until = null
            where user_id = $1 and state = 'waiting' and %s
            returning id, user_id, scheduled_for, timezone, reminder_text_id
            """;

    private static final String UNCLAIMED = "(claimed_until is null or claimed_until <= $2)";

    /** Who names another hour for a day means the same call. Index: scheduled_calls_user. */
    private static final String REPLACE = CANCEL.formatted(
            "asked_in_text is not null and " + UNCLAIMED + " and scheduled_for >= $3 and scheduled_for < $4");

    /** What an edited text had asked for before. Index: scheduled_calls_user. */
    private static final String UNSAY = CANCEL.formatted("asked_in_text = $3 and " + UNCLAIMED);

    /** What they asked for themselves. Index: scheduled_calls_user. */
    private static final String ASKED_FOR = """
            select id, scheduled_for from scheduled_calls
            where user_id = $1 and (asked_in_text is not null or agreed_in is not null) and state = 'waiting'
              and (claimed_until is null or claimed_until <= $2)
            for update
            """;

    private static final String TAKE_BACK = CANCEL.formatted("id = any ($3)");

    private final CallbackRequests requests = new CallbackRequests();
    private final EventConsumer consumer;
    private final Transactions transactions;
    private final Profiles profiles;
    private final BestCallTimes bestTimes;
    private final Planning planning;
    private final Reminders reminders;
    private final ForgottenContacts forgotten;
    private final ScheduleConfig config;
    private final Clock clock;
    private final MeterRegistry registry;

    TextedCalls(
            EventConsumer consumer,
            Transactions transactions,
            Profiles profiles,
            BestCallTimes bestTimes,
            Planning planning,
            Reminders reminders,
            ForgottenContacts forgotten,
            ScheduleConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.profiles = profiles;
        this.bestTimes = bestTimes;
        this.planning = planning;
        this.reminders = reminders;
        this.forgotten = forgotten;
        this.config = config;
        this.clock = clock;
        this.registry = registry;
    }

    @Incoming("sms-received")
    Uni<Void> on(Message<byte[]> message) {
        return consumer.consume(message, EventType.SMS_RECEIVED, this::heed);
    }

    private Uni<Void> heed(Event<SmsReceived> event) {
        var text = event.body();
        boolean isEdit = text.userId() != null && text.replacesMessageId() != null;
        boolean asks = mayAsk(text);
        return isEdit || asks
                ? transactions.plainOnce(
                        CONSUMER,
                        event,
                        transaction -> (isEdit
                                        ? unsay(transaction, text)
                                        : Uni.createFrom().<Void>voidItem())
                                .chain(() -> asks
                                        ? heed(transaction, text)
                                        : Uni.createFrom().voidItem()))
                : Uni.createFrom().voidItem();
    }

    /** The edit stands for the text from now on, whatever it says. */
    private Uni<Void> unsay(PlainTransaction transaction, SmsReceived text) {
        return transaction
                .sql(UNSAY)
                .execute(Tuple.of(text.userId(), Timestamps.of(clock.instant()), text.saidFirstIn()))
                .chain(calls -> reminders.takeBack(transaction, calls));
    }

    static boolean mayAsk(SmsReceived text) {
        return text.userId() != null
                && !text.crisis()
                && text.intent() != SmsIntent.EMERGENCY
                && text.intent() != SmsIntent.OPT_OUT
                && CallbackRequests.maySpeakOfACall(text.body());
    }

    private Uni<Void> heed(PlainTransaction transaction, SmsReceived text) {
        return profiles.find(transaction.connection(), text.userId())
                .chain(user -> user.flatMap(KnownUser::zone)
                        .flatMap(zone -> requests.texted(text.body(), LocalDateTime.ofInstant(text.receivedAt(), zone))
                                .map(texted -> heed(transaction, text, texted, zone)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> heed(PlainTransaction transaction, SmsReceived text, Texted texted, ZoneId zone) {
        var back = texted.off().isEmpty()
                ? Uni.createFrom().voidItem()
                : takeBack(transaction, text.userId(), texted.off(), zone);
        return texted instanceof Texted.TakenBack ? back : back.chain(() -> schedule(transaction, text, texted, zone));
    }

    private Uni<Void> takeBack(PlainTransaction transaction, UUID userId, List<CalledOff> off, ZoneId zone) {
        var now = Timestamps.of(clock.instant());
        return transaction
                .sql(ASKED_FOR)
                .execute(Tuple.of(userId, now))
                .map(calls -> StreamSupport.stream(calls.spliterator(), false)
                        .filter(call -> CalledOff.takes(
                                off, call.getOffsetDateTime("scheduled_for").toInstant(), zone))
                        .map(call -> call.getUUID("id"))
                        .toArray(UUID[]::new))
                .chain(calls -> transaction.sql(TAKE_BACK).execute(Tuple.of(userId, now, calls)))
                .chain(calls -> reminders.takeBack(transaction, calls))
                .invoke(() -> count("taken_back"));
    }

    private Uni<Void> schedule(PlainTransaction transaction, SmsReceived text, Texted texted, ZoneId zone) {
        return bestTimes
                .of(transaction.connection(), text.userId())
                .map(best -> new OpenTime(best, config.openTime()))
                .chain(open -> mayHaveBeenMade(text, texted, open, zone)
                        ? Uni.createFrom().voidItem().invoke(() -> count("forgotten"))
                        : schedule(transaction, text, plan(text, texted, open, zone)))
                // The text was read so late that what it asks for has passed.
                .onFailure(NotSchedulable.class)
                .recoverWithUni(failure -> {
                    LOG.infof("What text %s asks for is not scheduled: %s", text.messageId(), failure.getMessage());
                    count("too_late");
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> schedule(PlainTransaction transaction, SmsReceived text, Plan plan) {
        return planning.once(
                        transaction,
                        plan,
                        CLIENT,
                        text.messageId(),
                        new Origin.AskedInText(text.saidFirstIn()),
                        () -> replace(transaction, plan))
                .invoke(() -> count("scheduled"))
                .replaceWithVoid();
    }

    /** By the hour that was chosen when they wrote. */
    private boolean mayHaveBeenMade(SmsReceived text, Texted texted, OpenTime open, ZoneId zone) {
        return forgotten.mayHaveBeenMade(
                WallClock.instant(chosen(texted, open, zone, text.receivedAt()).at(), zone));
    }

    private static OpenTime.Chosen chosen(Texted texted, OpenTime open, ZoneId zone, Instant now) {
        return switch (texted) {
            case Texted.At asked
            when asked.request().time().isPresent() ->
                new OpenTime.Chosen(
                        asked.request().day().atTime(asked.request().time().get()), TimeFrom.REQUEST);
            case Texted.At asked -> open.on(asked.request().day(), zone, now);
            case Texted.Whenever _ -> open.next(zone, now);
            case Texted.TakenBack _ -> throw new IllegalArgumentException("nothing is asked for");
        };
    }

    private Plan plan(SmsReceived text, Texted texted, OpenTime open, ZoneId zone) {
        var chosen = chosen(texted, open, zone, clock.instant());
        var plan = new Plan(
                text.userId(),
                chosen.at(),
                chosen.from(),
                zone,
                text.intent() == SmsIntent.REQUEST_HELP ? CallPurpose.INTERVENTION : CallPurpose.CHECK_IN,
                List.of(),
                config.window(),
                Optional.empty());
        Plan.requireAhead(plan.scheduledFor().plus(plan.window()), clock.instant());
        return plan;
    }

    private Uni<Void> replace(PlainTransaction transaction, Plan plan) {
        LocalDate day = plan.at().toLocalDate();
        return transaction
                .sql(REPLACE)
                .execute(Tuple.of(
                        plan.userId(),
                        Timestamps.of(clock.instant()),
                        Timestamps.of(WallClock.instant(day.atStartOfDay(), plan.zone())),
                        Timestamps.of(WallClock.instant(day.plusDays(1).atStartOfDay(), plan.zone()))))
                .chain(calls -> reminders.takeBack(transaction, calls));
    }

    private void count(String result) {
        registry.counter("heartline.calls.texted", "result", result).increment();
    }
}
