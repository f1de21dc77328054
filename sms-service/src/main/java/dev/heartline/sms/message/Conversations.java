package dev.heartline.sms.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * The threads that texts with one party form: a text belongs to the conversation of the one before it, unless that was
 * too long ago. Asked under the party's lock, so that two texts at once don't begin two conversations.
 */
@ApplicationScoped
public class Conversations {

    private static final String OF_USER = """
            select conversation_id from sms_messages
            where user_id = $1 and conversation_id is not null and %1$s between $2 and $3 and not (%2$s)
            order by %1$s desc, id desc limit 1
            """.formatted(SaidAt.MOMENT, SaidAt.NOT_YET);

    private static final String OF_NUMBER = """
            select conversation_id from sms_messages
            where user_id is null and from_phone = $1 and conversation_id is not null and created_at between $2 and $3
            order by created_at desc limit 1
            """;

    private static final String ANSWERED = """
            select id, body from sms_messages
            where conversation_id = $1 and direction = 'outbound' and (sent_at is not null or status = 'sending') and claimed_at <= $2
            order by claimed_at desc limit 1
            """;

    private final ConversationConfig config;

    public Conversations(ConversationConfig config) {
        this.config = config;
    }

    /** The conversation that a text of that moment belongs to; a new one where there is none. */
    public Uni<UUID> at(PlainTransaction transaction, Party party, Instant moment) {
        var since = Timestamps.of(moment.minus(config.inactivity()));
        var until = Timestamps.of(moment);
        return party.userId()
                .map(userId -> transaction.sql(OF_USER).execute(Tuple.of(userId, since, until)))
                .orElseGet(() -> transaction.sql(OF_NUMBER).execute(Tuple.of(party.phone(), since, until)))
                .map(rows -> first(rows).orElseGet(Ids::next));
    }

    /** The text of ours that one received at that moment answers: the last one in the conversation that had
     * begun to leave before it. That it was taken may be known only after it was answered. */
    public Uni<Optional<OurText>> answeredBy(PlainTransaction transaction, UUID conversationId, Instant moment) {
        return transaction
                .sql(ANSWERED)
                .execute(Tuple.of(conversationId, Timestamps.of(moment)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(OurText.read(rows.iterator().next())));
    }

    /** A text of ours that one of theirs answers. */
    public record OurText(UUID id, String body) {

        private static OurText read(Row row) {
            return new OurText(row.getUUID("id"), row.getString("body"));
        }

        /** Not its words: they are not for logs. */
        @Override
        public String toString() {
            return "OurText[" + id + "]";
        }
    }

    private static Optional<UUID> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getUUID(0));
    }
}
