package dev.heartline.sms.inbound;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Keyword;
import dev.heartline.ai.wish.OptOutKeywords;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;
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
               provider, provider_message_sid, status, segments, cost_cents, created_at, crisis, danger_level, danger_kind)
            values ($1, $2, $3, 'inbound', $4, $5, $6, $7, $8, $9, 'received', $10, $11, $12, $13, $14, $15)
            on conflict (provider_message_sid) do nothing
            """;

    private static final String NOTE = "update sms_messages set intent_detected = $2 where id = $1";

    private final Pool pool;
    private final Senders senders;
    private final Conversations conversations;
    private final ConsentByText consent;
    private final DangerJudge judge;
    private final CrisisAnswers crisis;
    private final Understanding understanding;
    private final TextQueue queue;
    private final PriceConfig price;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Timer acknowledged;

    InboundTexts(
            Pool pool,
            Senders senders,
            Conversations conversations,
            ConsentByText consent,
            DangerJudge judge,
            CrisisAnswers crisis,
            Understanding understanding,
            TextQueue queue,
            PriceConfig price,
            Clock clock,
            MeterRegistry registry) {
        this.pool = pool;
        this.senders = senders;
        this.conversations = conversations;
        this.consent = consent;
        this.judge = judge;
        this.crisis = crisis;
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
        var keyword = OptOutKeywords.classify(text.body());
        return judge.judge(sender(text), text.body())
                .chain(judged -> keyword == Keyword.NONE && judged.isCalm()
                        ? store(text, judged)
                        : storeAndAct(text, keyword, judged))
                .invoke(isNew -> {
                    started.stop(acknowledged);
                    registry.counter("heartline.sms.inbound", "result", isNew ? "stored" : "redelivered")
                            .increment();
                    understanding.nudge();
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> store(InboundText text, Judged judged) {
        return pool.preparedQuery(STORE)
                .execute(row(Ids.next(), Party.unknown(sender(text)), null, text, judged))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Boolean> storeAndAct(InboundText text, Keyword keyword, Judged judged) {
        return senders.with(
                        sender(text),
                        (transaction, party) -> conversations
                                .at(transaction, party, clock.instant())
                                .map(conversation -> new Received(Ids.next(), party, conversation))
                                .chain(received -> store(transaction, text, received, judged)
                                        .call(isNew -> isNew
                                                ? act(transaction, received, keyword, judged)
                                                : Uni.createFrom().voidItem())))
                .invoke(queue::nudge);
    }

    private Uni<Boolean> store(PlainTransaction transaction, InboundText text, Received received, Judged judged) {
        return transaction
                .sql(STORE)
                .execute(row(received.messageId(), received.party(), received.conversationId(), text, judged))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Void> act(PlainTransaction transaction, Received received, Keyword keyword, Judged judged) {
        return crisis.react(transaction, received, judged)
                .chain(() -> consent.apply(transaction, received, keyword))
                .chain(intent -> note(transaction, received, intent));
    }

    private static Uni<Void> note(PlainTransaction transaction, Received received, Optional<SmsIntent> intent) {
        return intent.map(settled -> transaction
                        .sql(NOTE)
                        .execute(Tuple.of(received.messageId(), settled.wireName()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Tuple row(UUID id, Party party, UUID conversationId, InboundText text, Judged judged) {
        var cost = SmsCost.of(text.body(), price.inboundCentsPerSegment());
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
            cost.cents(),
            Timestamps.of(clock.instant()),
            judged.reaction() == CrisisReaction.ALARM,
            judged.danger().is(CrisisReading.Level.NONE)
                    ? null
                    : judged.danger().level().name().toLowerCase(Locale.ROOT),
            judged.danger().kind().map(CrisisKind::wireName).orElse(null)
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
