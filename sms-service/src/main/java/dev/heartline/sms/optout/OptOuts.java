package dev.heartline.sms.optout;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.message.Party;

/** The opt-outs that bind. */
@ApplicationScoped
public class OptOuts implements UserDataOwner {

    private static final String BIND = """
            insert into contact_opt_out (id, phone, user_id, source, source_message_id, opted_out_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (phone) where opted_in_at is null do nothing
            """;

    private static final String RELEASE = """
            update contact_opt_out set opted_in_at = greatest($3, opted_out_at)
            where opted_in_at is null and (phone = $1 or user_id = $2)
            """;

    private static final String BINDING = """
            select exists (select from contact_opt_out where opted_in_at is null and (phone = $1 or user_id = $2))
            """;

    private static final String ERASE = """
            delete from contact_opt_out o
            where (o.user_id = $1
                   or o.user_id is null and o.phone = (select phone from user_profile where user_id = $1))
              and not exists (select from user_profile other where other.phone = o.phone and other.user_id <> $1)
            """;

    /** The opt-out of a number that somebody else has too stays: it is theirs as well. */
    private static final String DISOWN = "update contact_opt_out set user_id = null where user_id = $1";

    /**
     * From now on.
     *
     * @return false if it was binding before
     */
    public Uni<Boolean> bind(
            PlainTransaction transaction, Party party, OptOutSource source, UUID messageId, Instant now) {
        return transaction
                .sql(BIND)
                .execute(Tuple.from(new Object[] {
                    Ids.next(),
                    party.phone(),
                    party.userId().orElse(null),
                    source.wireName(),
                    messageId,
                    Timestamps.of(now)
                }))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * They want to hear from us again.
     *
     * @return false if no opt-out was binding
     */
    public Uni<Boolean> release(PlainTransaction transaction, Party party, Instant now) {
        return transaction
                .sql(RELEASE)
                .execute(Tuple.of(party.phone(), party.userId().orElse(null), Timestamps.of(now)))
                .map(RowSet::rowCount)
                .map(released -> released > 0);
    }

    /** Whether an opt-out of the number, or of the user under whatever number, is binding. */
    public Uni<Boolean> isBinding(PlainTransaction transaction, Party party) {
        return transaction
                .sql(BINDING)
                .execute(Tuple.of(party.phone(), party.userId().orElse(null)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql(ERASE)
                .execute(Tuple.of(userId))
                .chain(() -> transaction.sql(DISOWN).execute(Tuple.of(userId)))
                .replaceWithVoid();
    }
}
