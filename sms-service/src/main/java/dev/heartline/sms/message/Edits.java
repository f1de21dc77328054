package dev.heartline.sms.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** Which text an edit stands for. The report of a phone doesn't say it. */
@ApplicationScoped
public class Edits {

    /** What each text of theirs says by now, latest first. By the indexes sms_messages_heard and sms_messages_edits. */
    private static final String EARLIER = """
            select earlier.id, coalesce(latest.body, earlier.body) as body
            from sms_messages earlier
            left join lateral (
              select edit.body from sms_messages edit
              where edit.edits_message_id = earlier.id order by edit.created_at desc, edit.id desc limit 1) latest on true
            where earlier.from_phone = $1 and earlier.direction = 'inbound'
              and earlier.created_at between $2 and $3 and earlier.id <> $4
              and earlier.reported_as is null
            order by earlier.created_at desc, earlier.id desc
            """;

    /** @return the text that it replaces; empty where it is no edit, or nobody can tell */
    public Uni<Optional<UUID>> replacedBy(
            PlainTransaction transaction, UUID id, String from, String body, Instant receivedAt) {
        return Edit.isOne(body)
                ? earlier(transaction, id, from, receivedAt)
                        .map(texts -> Edit.replaced(Edit.words(body), texts).map(Edit.Earlier::id))
                : Uni.createFrom().item(Optional.empty());
    }

    private static Uni<List<Edit.Earlier>> earlier(
            PlainTransaction transaction, UUID id, String from, Instant receivedAt) {
        return transaction
                .sql(EARLIER)
                .execute(Tuple.of(from, Timestamps.of(receivedAt.minus(Edit.WITHIN)), Timestamps.of(receivedAt), id))
                .map(rows -> rows.stream()
                        .map(row -> new Edit.Earlier(row.getUUID("id"), Edit.words(row.getString("body"))))
                        .toList());
    }
}
