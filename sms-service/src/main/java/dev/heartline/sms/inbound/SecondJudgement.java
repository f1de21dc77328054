package dev.heartline.sms.inbound;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.message.Conversations;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.outbound.TextQueue;

/** Judges what could not be judged well when it came in, and does what should have been done then and was not. Once, whoever else tries. */
@ApplicationScoped
class SecondJudgement {

    /**
     * Back into the queue of what is to be understood: with what is known now, as if it had just been stored. An alarm that plain words
     * have raised stays.
     */
    private static final String RECORD = """
            update sms_messages
            set judged = true, user_id = $2, conversation_id = $3, crisis = coalesce(crisis, false) or $4,
                danger_level = case when crisis then danger_level else $5 end,
                danger_kind = case when crisis then danger_kind else $6 end,
                reading_since = null, reading_attempts = 0
            where id = $1 and not judged
            """;

    private final Judge judge;
    private final Senders senders;
    private final Conversations conversations;
    private final Consequences consequences;
    private final TextQueue queue;

    SecondJudgement(
            Judge judge, Senders senders, Conversations conversations, Consequences consequences, TextQueue queue) {
        this.judge = judge;
        this.senders = senders;
        this.conversations = conversations;
        this.consequences = consequences;
        this.queue = queue;
    }

    Uni<Void> of(Unread text) {
        return judge.again(text.from(), text.body(), text.receivedAt())
                .map(judgement -> judgement.withCarrierWish(text.carrierWish()))
                .map(judgement -> text.alarmed() ? judgement.afterAlarm() : judgement)
                .chain(judgement -> senders.with(
                        text.from(),
                        (transaction, party) -> conversations
                                .at(transaction, party, text.receivedAt())
                                .chain(conversation -> record(transaction, text, party, conversation, judgement))))
                .invoke(queue::nudge);
    }

    private Uni<Void> record(
            PlainTransaction transaction, Unread text, Party party, UUID conversationId, Judgement judgement) {
        var received = new Received(text.id(), party, conversationId, text.receivedAt());
        return transaction
                .sql(RECORD)
                .execute(Tuple.from(new Object[] {
                    text.id(),
                    party.userId().orElse(null),
                    conversationId,
                    judgement.isAlarm(),
                    judgement.dangerLevel(),
                    judgement.dangerKind()
                }))
                .chain(rows -> rows.rowCount() > 0
                        ? consequences.follow(transaction, received, judgement, text.body())
                        : Uni.createFrom().voidItem());
    }
}
