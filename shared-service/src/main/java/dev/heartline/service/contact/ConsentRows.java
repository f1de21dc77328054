package dev.heartline.service.contact;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.ConsentChanged;
import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code contact_consent}. */
@ApplicationScoped
class ConsentRows {

    private static final String READ = "select * from contact_consent where contact = any($1)";

    private static final String WRITE = """
            insert into contact_consent
              (contact, calls_standing, calls_since, calls_source, calls_source_id,
               texts_standing, texts_since, texts_source, texts_source_id, paused_until, paused_at, changed_at,
               said_here)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (contact) do update set
              calls_standing = excluded.calls_standing, calls_since = excluded.calls_since,
              calls_source = excluded.calls_source, calls_source_id = excluded.calls_source_id,
              texts_standing = excluded.texts_standing, texts_since = excluded.texts_since,
              texts_source = excluded.texts_source, texts_source_id = excluded.texts_source_id,
              paused_until = excluded.paused_until, paused_at = excluded.paused_at, changed_at = excluded.changed_at,
              said_here = contact_consent.said_here or excluded.said_here
            """;

    /** @param saidHere some of it was said to this service */
    record Kept(ContactStanding standing, boolean saidHere) {

        static final Kept NOTHING = new Kept(ContactStanding.NONE, false);
    }

    /** Empty standings where nothing is known. */
    Uni<Map<String, Kept>> of(SqlClient client, List<String> contacts) {
        return client.preparedQuery(READ)
                .execute(Tuple.tuple().addArrayOfString(contacts.toArray(String[]::new)))
                .map(rows -> {
                    var found = new HashMap<String, Kept>();
                    contacts.forEach(contact -> found.put(contact, Kept.NOTHING));
                    rows.forEach(row -> found.put(row.getString("contact"), read(row)));
                    return found;
                });
    }

    /** In one round trip. */
    Uni<Void> write(PlainTransaction transaction, Map<String, Kept> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .sql(WRITE)
                        .executeBatch(contacts.entrySet().stream()
                                .map(contact -> row(contact.getKey(), contact.getValue()))
                                .toList())
                        .replaceWithVoid();
    }

    private static Tuple row(String contact, Kept kept) {
        var standing = kept.standing();
        var calls = Optional.ofNullable(standing.calls());
        var texts = Optional.ofNullable(standing.texts());
        return Tuple.from(new Object[] {
            contact,
            calls.map(word -> word.standing().wireName()).orElse(null),
            calls.map(word -> Timestamps.of(word.since())).orElse(null),
            calls.map(word -> word.source().wireName()).orElse(null),
            calls.map(ConsentChanged.Channel::sourceId).orElse(null),
            texts.map(word -> word.standing().wireName()).orElse(null),
            texts.map(word -> Timestamps.of(word.since())).orElse(null),
            texts.map(word -> word.source().wireName()).orElse(null),
            texts.map(ConsentChanged.Channel::sourceId).orElse(null),
            Timestamps.of(standing.pausedUntil()),
            Timestamps.of(standing.pausedAt()),
            Timestamps.of(standing.changedAt()),
            kept.saidHere()
        });
    }

    /** @return whether there was anything */
    Uni<Boolean> delete(PlainTransaction transaction, String contact) {
        return transaction
                .sql("delete from contact_consent where contact = $1")
                .execute(Tuple.of(contact))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Kept read(Row row) {
        return new Kept(
                ContactStanding.known(
                        channel(row, "calls"),
                        channel(row, "texts"),
                        instant(row, "paused_until"),
                        instant(row, "paused_at"),
                        instant(row, "changed_at")),
                row.getBoolean("said_here"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static ConsentChanged.Channel channel(Row row, String name) {
        var standing = row.getString(name + "_standing");
        return standing == null
                ? null
                : new ConsentChanged.Channel(
                        WireNamed.of(ConsentStanding.class, standing),
                        instant(row, name + "_since"),
                        WireNamed.of(ConsentSource.class, row.getString(name + "_source")),
                        row.getUUID(name + "_source_id"));
    }
}
