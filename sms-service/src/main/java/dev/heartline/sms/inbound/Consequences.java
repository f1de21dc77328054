package dev.heartline.sms.inbound;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.answer.FixedAnswer;
import dev.heartline.sms.answer.FixedAnswers;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.care.CrisisAnswers;
import dev.heartline.sms.coach.Attention;
import dev.heartline.sms.message.Edit;

/** What follows from the judgement of a text, in the transaction that records the judgement. */
@ApplicationScoped
class Consequences {

    private static final Logger LOG = Logger.getLogger(Consequences.class);

    private static final String NOTE = "update sms_messages set intent_detected = $2 where id = $1";

    private static final String FOR_HUMANS = "update sms_messages set noted_as = 'stop_elsewhere' where id = $1";

    private static final String SETTLE = """
            update sms_messages
            set intent_detected = 'other', requires_response = false, crisis = false, understood_at = $2, reported_as = 'reaction'
            where id = $1 and unreadable_at is null
            """;

    private final CrisisAnswers crisis;
    private final ConsentByText consent;
    private final FixedAnswers answers;
    private final Attention attention;
    private final Clock clock;

    Consequences(CrisisAnswers crisis, ConsentByText consent, FixedAnswers answers, Attention attention, Clock clock) {
        this.crisis = crisis;
        this.consent = consent;
        this.answers = answers;
        this.attention = attention;
        this.clock = clock;
    }

    Uni<Void> follow(PlainTransaction transaction, Received received, Judgement judgement, String body) {
        if (judgement.isReaction()) {
            return settle(transaction, received);
        }
        return crisis.react(transaction, received, judgement.reaction(), judgement.kind())
                .chain(() -> judgement.elsewhere()
                        ? elsewhere(transaction, received)
                        : consent.apply(transaction, received, judgement.wish(), Edit.words(body)))
                .call(() -> judgement.settlesTheTalk()
                        ? attention.settled(transaction, received.party())
                        : Uni.createFrom().voidItem())
                .chain(intent -> note(transaction, received, intent));
    }

    /** Only the number itself is stopped: how, they are told, and a human sees that they asked. */
    private Uni<Optional<SmsIntent>> elsewhere(PlainTransaction transaction, Received received) {
        LOG.infof("Text %s asks for another number to be left alone", received.messageId());
        return answers.give(transaction, received, FixedAnswer.STOP_ELSEWHERE)
                .chain(() -> transaction.sql(FOR_HUMANS).execute(Tuple.of(received.messageId())))
                .replaceWith(Optional.of(SmsIntent.OTHER));
    }

    private static Uni<Void> note(PlainTransaction transaction, Received received, Optional<SmsIntent> intent) {
        return intent.map(settled -> transaction
                        .sql(NOTE)
                        .execute(Tuple.of(received.messageId(), settled.wireName()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Nothing in it is anybody's word, so no reader shall find one: it is understood as it is, and told to nobody. */
    private Uni<Void> settle(PlainTransaction transaction, Received received) {
        return transaction
                .sql(SETTLE)
                .execute(Tuple.of(received.messageId(), Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }
}
