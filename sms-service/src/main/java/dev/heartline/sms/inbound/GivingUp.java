package dev.heartline.sms.inbound;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.Conversations;

/** Marks a text as unreadable, in the thread of whoever sent it: people see it, and no loop tries it again. */
@ApplicationScoped
class GivingUp {

    private static final String GIVE_UP = """
            update sms_messages set unreadable_at = $2, user_id = $3, conversation_id = coalesce(conversation_id, $4)
            where id = $1 and understood_at is null and unreadable_at is null
            """;

    private final Senders senders;
    private final Conversations conversations;
    private final Clock clock;

    GivingUp(Senders senders, Conversations conversations, Clock clock) {
        this.senders = senders;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** @return false where another understood it meanwhile, gave it up or erased it */
    Uni<Boolean> on(Unread text) {
        return senders.with(
                text.from(),
                (transaction, party) -> conversations
                        .at(transaction, party, text.receivedAt())
                        .chain(conversation -> transaction
                                .sql(GIVE_UP)
                                .execute(Tuple.of(
                                        text.id(),
                                        Timestamps.of(clock.instant()),
                                        party.userId().orElse(null),
                                        conversation)))
                        .map(rows -> rows.rowCount() > 0));
    }
}
