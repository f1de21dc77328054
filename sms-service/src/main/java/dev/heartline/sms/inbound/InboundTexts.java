package dev.heartline.sms.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.message.Conversations;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.message.PriceConfig;
import dev.heartline.sms.message.SmsCost;
import dev.heartline.sms.outbound.TextQueue;
import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * Stores texts, judged. Most take one statement. One that says something about the texting itself, or speaks of danger, is acted
 * on in the transaction that stores it.
 */
@ApplicationScoped
public class InboundTexts {

    private static final String STORE = """
            insert into sms_messages
              (id, user_id, conversation_id, direction, from_phone, to_phone, body, media_count,
               provider, provider_message_sid, status, segments, cost_cents, cost_micros, cost_currency, created_at,
               crisis, danger_level, danger_kind, delivered_length, judged, carrier_wish, media_types)
            values ($1, $2, $3, 'inbound', $4, $5, $6, $7, $8, $9, 'received', $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            on conflict (provider_message_sid) do nothing
            """;

    private final Pool pool;
    private final Senders senders;
    private final ErasedSenders erased;
    private final Conversations conversations;
    private final Judge judge;
    private final Consequences consequences;
    private final Understanding understanding;
    private final TextQueue queue;
    private final PriceConfig price;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Timer acknowledged;

    InboundTexts(
            Pool pool,
            Senders senders,
            ErasedSenders erased,
            Conversations conversations,
            Judge judge,
            Consequences consequences,
            Understanding understanding,
            TextQueue queue,
            PriceConfig price,
            Clock clock,
            MeterRegistry registry) {
        this.pool = pool;
        this.senders = senders;
        this.erased = erased;
        this.conversations = conversations;
        this.judge = judge;
        this.consequences = consequences;
        this.understanding = understanding;
        this.queue = queue;
        this.price = price;
        this.clock = clock;
        this.registry = registry;
        this.acknowledged = Timer.builder("heartline.sms.inbound.acknowledged")
                .description("From the webhook to the commit of its text")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    /** Completes after the commit. A text that came before changes nothing. */
    public Uni<Void> take(InboundText text) {
        var started = Timer.start(registry);
        var now = clock.instant();
        return judged(text, now)
                .chain(judgement ->
                        judgement.isOrdinary() ? store(pool, text, judgement, now) : storeAndAct(text, judgement, now))
                .invoke(isNew -> {
                    started.stop(acknowledged);
                    count(text, isNew ? "stored" : "redelivered");
                    understanding.nudge();
                })
                .replaceWithVoid();
    }

    /**
     * As {@link #take}, of one that no webhook brought: what it says was said when it was sent. Not where its sender has been erased
     * since, as it may have been known until then.
     *
     * @param at by the carrier's clock
     * @return whether it is new
     */
    Uni<Boolean> takeFound(InboundText text, Instant at) {
        return judged(text, at)
                .chain(judgement -> senders.with(
                        sender(text),
                        (transaction, party) -> erased.erasedSince(transaction, sender(text), at)
                                .chain(isErased -> isErased
                                        ? Uni.createFrom().item(false)
                                        : judgement.isOrdinary()
                                                ? store(transaction.connection(), text, judgement, at)
                                                : storeAndAct(transaction, party, text, judgement, at))))
                .invoke(isNew -> {
                    if (isNew) {
                        count(text, "found");
                        queue.nudge();
                        understanding.nudge();
                    }
                });
    }

    private Uni<Judgement> judged(InboundText text, Instant at) {
        return judge.atTheDoor(sender(text), text.body(), at)
                .map(judgement -> judgement.withCarrierWish(text.carrierWish()));
    }

    private void count(InboundText text, String result) {
        registry.counter("heartline.sms.inbound", "provider", text.provider(), "result", result)
                .increment();
    }

    /** What it says is nobody's yet. */
    private Uni<Boolean> store(SqlClient client, InboundText text, Judgement judgement, Instant at) {
        return client.preparedQuery(STORE)
                .execute(row(Ids.next(), Party.unknown(sender(text)), null, text, judgement, at))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Boolean> storeAndAct(InboundText text, Judgement judgement, Instant now) {
        return senders.with(sender(text), (transaction, party) -> storeAndAct(transaction, party, text, judgement, now))
                .invoke(queue::nudge);
    }

    private Uni<Boolean> storeAndAct(
            PlainTransaction transaction, Party party, InboundText text, Judgement judgement, Instant at) {
        return conversations
                .at(transaction, party, at)
                .map(conversation -> new Received(Ids.next(), party, conversation, at))
                .chain(received -> store(transaction, text, received, judgement)
                        .call(isNew -> isNew
                                ? consequences.follow(transaction, received, judgement, text.body())
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> store(PlainTransaction transaction, InboundText text, Received received, Judgement judgement) {
        return transaction
                .sql(STORE)
                .execute(row(
                        received.messageId(),
                        received.party(),
                        received.conversationId(),
                        text,
                        judgement,
                        received.at()))
                .map(rows -> rows.rowCount() > 0);
    }

    private Tuple row(UUID id, Party party, UUID conversationId, InboundText text, Judgement judgement, Instant now) {
        var cost = SmsCost.of(text.body(), price.inbound());
        return Tuple.from(new Object[] {
            id,
            party.userId().orElse(null),
            conversationId,
            party.phone(),
            text.to(),
            text.body(),
            text.media(),
            text.provider(),
            text.sid(),
            cost.segments(),
            cost.cost().cents(),
            cost.cost().micros(),
            cost.cost().currency().getCurrencyCode(),
            Timestamps.of(now),
            judgement.isAlarm(),
            judgement.dangerLevel(),
            judgement.dangerKind(),
            text.cutFrom().orElse(null),
            judgement.isMade(),
            text.carrierWish().map(wish -> wish.name().toLowerCase(Locale.ROOT)).orElse(null),
            text.mediaTypes().toArray(String[]::new)
        });
    }

    private static String sender(InboundText text) {
        try {
            return PhoneNumber.of(text.from()).e164();
        } catch (InvalidPhoneNumber e) {
            return text.from();
        }
    }
}
