package dev.heartline.sms.inbound;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisSign;
import dev.heartline.ai.wish.Keyword;
import dev.heartline.ai.wish.OptOutKeywords;
import dev.heartline.events.Ids;
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
 * Stores texts. Most take one statement. One that says something about the texting itself, or speaks of danger, is acted
 * on in the transaction that stores it.
 */
@ApplicationScoped
public class InboundTexts {

    private static final Logger LOG = Logger.getLogger(InboundTexts.class);

    private static final String STORE = """
            insert into sms_messages
              (id, user_id, conversation_id, direction, from_phone, to_phone, body, media_count,
               provider, provider_message_sid, status, segments, cost_cents, created_at, delivered_length)
            values ($1, $2, $3, 'inbound', $4, $5, $6, $7, $8, $9, 'received', $10, $11, $12, $13)
            on conflict (provider_message_sid) do nothing
            """;

    private static final String NOTE = "update sms_messages set intent_detected = $2, crisis = $3 where id = $1";

    private final Pool pool;
    private final Senders senders;
    private final Conversations conversations;
    private final ConsentByText consent;
    private final CrisisDetector danger;
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
            CrisisDetector danger,
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
        this.danger = danger;
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
        var keyword = readOr(Keyword.NONE, () -> OptOutKeywords.classify(text.body()));
        var sign = readOr(Optional.<CrisisSign>empty(), () -> danger.detect(text.body()));
        var stored = keyword == Keyword.NONE && sign.isEmpty() ? store(text) : storeAndAct(text, keyword, sign);
        return stored.invoke(isNew -> {
                    started.stop(acknowledged);
                    registry.counter("heartline.sms.inbound", "result", isNew ? "stored" : "redelivered")
                            .increment();
                    understanding.nudge();
                })
                .replaceWithVoid();
    }

    /** What can't be read at the door is stored all the same: providers don't deliver a refused text again. */
    private static <T> T readOr(T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "A text could not be read at the door");
            return otherwise;
        }
    }

    private Uni<Boolean> store(InboundText text) {
        return pool.preparedQuery(STORE)
                .execute(row(Ids.next(), Party.unknown(sender(text)), null, text))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Boolean> storeAndAct(InboundText text, Keyword keyword, Optional<CrisisSign> sign) {
        return senders.with(
                        sender(text),
                        (transaction, party) -> conversations
                                .at(transaction, party, clock.instant())
                                .map(conversation -> new Received(Ids.next(), party, conversation))
                                .chain(received -> store(transaction, text, received)
                                        .call(isNew -> isNew
                                                ? act(transaction, received, keyword, sign)
                                                : Uni.createFrom().voidItem())))
                .invoke(queue::nudge);
    }

    private Uni<Boolean> store(PlainTransaction transaction, InboundText text, Received received) {
        return transaction
                .sql(STORE)
                .execute(row(received.messageId(), received.party(), received.conversationId(), text))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Void> act(PlainTransaction transaction, Received received, Keyword keyword, Optional<CrisisSign> sign) {
        return alarm(transaction, received, sign)
                .chain(() -> consent.apply(transaction, received, keyword))
                .chain(intent -> note(transaction, received, intent, sign.isPresent()));
    }

    private Uni<Void> alarm(PlainTransaction transaction, Received received, Optional<CrisisSign> sign) {
        return sign.map(danger -> crisis.give(transaction, received, danger.kind()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> note(
            PlainTransaction transaction, Received received, Optional<SmsIntent> intent, boolean dangerous) {
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(
                        received.messageId(), intent.map(SmsIntent::wireName).orElse(null), dangerous ? true : null))
                .replaceWithVoid();
    }

    private Tuple row(UUID id, Party party, UUID conversationId, InboundText text) {
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
            text.cutFrom().orElse(null)
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
