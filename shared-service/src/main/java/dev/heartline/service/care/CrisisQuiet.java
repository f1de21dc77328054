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
import dev.heartline.service.contact.QuietAfterCrisis;
import dev.heartline.service.erasure.UserDataOwner;
import dev.heartline.service.time.Timestamps;

/**
 * {@code crisis_quiet}: what this service knows of crises. How long the quiet lasts is said by whoever raised the crisis.
 * The order in which a crisis and its withdrawal arrive doesn't matter.
 */
@ApplicationScoped
public class CrisisQuiet implements QuietAfterCrisis, UserDataOwner {

    private static final String NOTE = """
            insert into crisis_quiet (crisis_id, user_id, number_digest, state, raised_at, quiet_until)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (crisis_id) do update set state = excluded.state, quiet_until = excluded.quiet_until
            where excluded.state = 'withdrawn'
            """;

    /** By the indexes crisis_quiet_user and crisis_quiet_number. */
    private static final String LATEST = """
            select max(quiet_until) as quiet_until, max(raised_at) as raised_at from crisis_quiet
            where state = 'raised' and (user_id = $1 or number_digest = $2)
            """;

    private static final String ERASE = """
            delete from crisis_quiet where user_id = $1 or number_digest = $2 and user_id is null
            """;

    private final NumberDigest digest;

    CrisisQuiet(NumberDigest digest) {
        this.digest = digest;
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

    private Uni<Optional<Instant>> latest(SqlClient client, Optional<UUID> userId, String number, String what) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(userId.orElse(null), number == null ? null : digest.of(number)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(what))
                        .map(OffsetDateTime::toInstant));
    }

    /** Also what is known of the user's number alone: it may have been theirs all the time. */
    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("select phone from user_profile where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("phone"))
                .chain(phone ->
                        transaction.sql(ERASE).execute(Tuple.of(userId, phone == null ? null : digest.of(phone))))
                .replaceWithVoid();
    }
}
