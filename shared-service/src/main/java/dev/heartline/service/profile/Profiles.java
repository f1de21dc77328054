package dev.heartline.service.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.WireNamed;

/** Finds users. */
@ApplicationScoped
public class Profiles {

    private static final String COLUMNS =
            "select user_id, first_name, phone, timezone, language, birth_date, consents, rewards_opt_out from user_profile ";

    private final Pool pool;

    public Profiles(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<KnownUser>> find(UUID userId) {
        return find(pool, userId);
    }

    /** As {@link #find(UUID)}, inside a transaction. */
    public Uni<Optional<KnownUser>> find(SqlClient client, UUID userId) {
        return client.preparedQuery(COLUMNS + "where user_id = $1")
                .execute(Tuple.of(userId))
                .map(Profiles::only);
    }

    /**
     * The user who has this number. Empty where none has it, and also where several have: a shared phone must not mix
     * one person's words into another's memory.
     *
     * @param e164 for example {@code +12025550143}
     */
    public Uni<Optional<KnownUser>> findByPhone(String e164) {
        return findByPhone(pool, e164);
    }

    /** As {@link #findByPhone(String)}, inside a transaction. */
    public Uni<Optional<KnownUser>> findByPhone(SqlClient client, String e164) {
        return client.preparedQuery(COLUMNS + "where phone = $1 limit 2")
                .execute(Tuple.of(e164))
                .map(Profiles::only);
    }

    private static Optional<KnownUser> only(RowSet<Row> rows) {
        return rows.size() == 1 ? Optional.of(read(rows.iterator().next())) : Optional.empty();
    }

    private static KnownUser read(Row row) {
        return new KnownUser(
                row.getUUID("user_id"),
                Optional.ofNullable(row.getString("first_name")),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getString("timezone")),
                Optional.ofNullable(row.getString("language")),
                Optional.ofNullable(row.getLocalDate("birth_date")),
                Arrays.stream(row.getArrayOfStrings("consents"))
                        .map(name -> WireNamed.of(Channel.class, name))
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("rewards_opt_out"));
    }
}
