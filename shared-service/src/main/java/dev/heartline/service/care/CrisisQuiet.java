package dev.heartline.service.care;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.CrisisRaised;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.service.contact.OwnNumbers;
import dev.heartline.service.contact.QuietAfterCrisis;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/**
 * {@code crisis_quiet}: what this service knows of crises. How long the quiet lasts is said by whoever raised the crisis.
 * The order in which a crisis and its withdrawal arrive doesn't matter.
 */
@ApplicationScoped
public class CrisisQuiet implements QuietAfterCrisis, UserDataOwner {

    /** A crisis of a number alone that an erasure has taken, and that is told of again or late, stays forgotten. */
    private static final String NOTE = """
            insert into crisis_quiet (crisis_id, user_id, number_digest, state, raised_at, quiet_until)
            select $1::uuid, $2::uuid, $3::text, $4, $5::timestamptz, $6
            where $2::uuid is not null
               or not exists (select from erased_number where number_digest = $3::text and erased_at >= $5::timestamptz)
            on conflict (crisis_id) do update set state = excluded.state, quiet_until = excluded.quiet_until
            where excluded.state = 'withdrawn'
            """;

    /** By the indexes crisis_quiet_user and crisis_quiet_number. */
    private static final String LATEST = """
            select max(quiet_until) as quiet_until, max(raised_at) as raised_at from crisis_quiet
            where state = 'raised' and (user_id = $1 or number_digest = $2)
            """;

    /** By the same indexes. */
    private static final String HEARD = """
            select exists (
              select from crisis_quiet where (user_id = $1 or number_digest = $2) and raised_at > $3)
            """;

    private static final String ERASE = """
            delete from crisis_quiet where user_id = $1 or number_digest = any($2) and user_id is null
            """;

    /** When the erasure was published says {@code erased_user}. */
    private static final String NOTE_ERASED = """
            insert into erased_number as known (number_digest, erased_at)
            select number_digest, erased_at from unnest($2::text[]) number_digest, erased_user where user_id = $1
            on conflict (number_digest) do update set erased_at = greatest(known.erased_at, excluded.erased_at)
            """;

    private final NumberDigest digest;
    private final OwnNumbers numbers;

    CrisisQuiet(NumberDigest digest, OwnNumbers numbers) {
        this.digest = digest;
        this.numbers = numbers;
    }

    /** Notes a crisis or its withdrawal; what was noted before changes nothing. One of nobody we could meet again is none. */
    public Uni<Void> note(PlainTransaction transaction, CrisisRaised crisis) {
        if (crisis.userId() == null && crisis.numberDigest() == null) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .sql(NOTE)
                .execute(Tuple.of(
                        crisis.crisisId(),
                        crisis.userId(),
                        crisis.numberDigest(),
                        crisis.state().wireName(),
                        Timestamps.of(crisis.raisedAt()),
                        Timestamps.of(crisis.quietUntil())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> until(SqlClient client, Optional<UUID> userId, String number) {
        return latest(client, userId, number, "quiet_until");
    }

    /** When danger was last heard in the words of this user, or from this number; empty where it never was, or was none. */
    public Uni<Optional<Instant>> lastRaised(SqlClient client, Optional<UUID> userId, String number) {
        return latest(client, userId, number, "raised_at");
    }

    /** Whether danger was heard after that, even if it was taken back since. */
    public Uni<Boolean> heardSince(SqlClient client, Optional<UUID> userId, String number, Instant moment) {
        return client.preparedQuery(HEARD)
                .execute(
                        Tuple.of(userId.orElse(null), number == null ? null : digest.of(number), Timestamps.of(moment)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<Optional<Instant>> latest(SqlClient client, Optional<UUID> userId, String number, String what) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(userId.orElse(null), number == null ? null : digest.of(number)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(what))
                        .map(OffsetDateTime::toInstant));
    }

    /** Also what is known of the user's own numbers alone: it may have been theirs all the time. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return numbers.digests(transaction, userId)
                .chain(digests -> transaction
                        .sql(ERASE)
                        .execute(Tuple.of(userId, digests))
                        .chain(() -> transaction.sql(NOTE_ERASED).execute(Tuple.of(userId, digests))))
                .replaceWithVoid();
    }
}
