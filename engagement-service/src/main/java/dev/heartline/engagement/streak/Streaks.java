package dev.heartline.engagement.streak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.streak.ActiveDay;
import dev.heartline.engagement.policy.streak.Streak;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * {@code streaks}, and the days they are made of. A new day is added to what stands in the row; a day that is told late has the row
 * computed anew, and so has time that turned out to be free. Whether more of it is known than went into the row is seen when the row is
 * read, so that what is noted while a day is added can't be overlooked.
 */
@ApplicationScoped
public class Streaks {

    /** Outages are few, and so are the crises and hard times of one user. What was taken for one was free until it was withdrawn. */
    private static final String FREE = """
            with free as (
              select began_at as free_from, ended_at as free_to from outages
              union all
              select raised_at, quiet_until from crisis_quiet where user_id = $1
              union all
              select began_at, quiet_until from distress_quiet where user_id = $1)
            """;

    private static final String FREE_COLUMNS = """
            array(select free_from from free order by free_from, free_to) as free_from,
            array(select free_to from free order by free_from, free_to) as free_to
            """;

    private static final String FIND = FREE + """
            select s.*, %s from (select) one left join streaks s on s.user_id = $1 and s.kind = $2 and s.subject = $3
            """.formatted(FREE_COLUMNS);

    private static final String DAYS = """
            select day, first_at, zones from streak_days where user_id = $1 and kind = $2 and subject = $3 order by day
            """;

    private static final String ADD_DAY = """
            insert into streak_days as known (user_id, kind, subject, day, first_at, zones)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (user_id, kind, subject, day) do update set
              first_at = least(known.first_at, excluded.first_at),
              zones = array(select distinct unnest(known.zones || excluded.zones) order by 1)
            returning (xmax = 0) as is_new
            """;

    private static final String REMOVE_DAY =
            "delete from streak_days where user_id = $1 and kind = $2 and subject = $3 and day = $4";

    private static final String REMOVE = "delete from streaks where user_id = $1 and kind = $2 and subject = $3";

    private static final String WRITE = """
            insert into streaks
              (user_id, kind, subject, length_days, longest_days, last_day, last_zones, freezes_held, free_known, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (user_id, kind, subject) do update set
              length_days = excluded.length_days, longest_days = excluded.longest_days, last_day = excluded.last_day,
              last_zones = excluded.last_zones, freezes_held = excluded.freezes_held, free_known = excluded.free_known,
              updated_at = excluded.updated_at
            """;

    /** Index behavior_events_user_received. */
    private static final String OF_USER = FREE + """
            select s.*, %s,
              array(select distinct zone from behavior_events where user_id = $1 and received_at > $2) as zones,
              (select count(*)::int from streak_days d
               where d.user_id = s.user_id and d.kind = s.kind and d.subject = s.subject) as days
            from streaks s where s.user_id = $1
            order by s.last_day desc, s.kind, s.subject
            limit $3
            """.formatted(FREE_COLUMNS);

    private final Pool pool;

    Streaks(Pool pool) {
        this.pool = pool;
    }

    public Uni<KnownStreak> find(PlainTransaction transaction, StreakKey key) {
        return transaction
                .sql(FIND)
                .execute(Tuple.of(key.userId(), key.kind().wireName(), key.subject()))
                .map(rows -> KnownStreak.read(rows.iterator().next()));
    }

    /** Adds a day. Two statements sent together where it continues the streak, as most do. */
    public Uni<AddedDay> add(
            PlainTransaction transaction, StreakKey key, KnownStreak known, ActiveDay day, Instant now) {
        var added = transaction
                .sql(ADD_DAY)
                .execute(Tuple.of(
                        key.userId(),
                        key.kind().wireName(),
                        key.subject(),
                        day.day(),
                        Timestamps.of(day.firstAt()),
                        names(day.zones())))
                .map(rows -> rows.iterator().next().getBoolean("is_new"));
        if (known.stale() || !known.streak().isContinuedBy(day.day())) {
            return added.chain(isNew -> computed(transaction.connection(), key, known)
                    .chain(streak ->
                            write(transaction, key, streak, known, now).replaceWith(new AddedDay(streak, isNew))));
        }
        var streak = known.streak().on(day, known.free());
        return Uni.combine()
                .all()
                .unis(added, write(transaction, key, streak, known, now))
                .asTuple()
                .map(done -> new AddedDay(streak, done.getItem1()));
    }

    /**
     * Takes a day out: nothing was done on it after all. The longest that there ever was stays where it was made of other days, or
     * before days were kept.
     */
    public Uni<Void> remove(PlainTransaction transaction, StreakKey key, LocalDate day, Instant now) {
        return find(transaction, key)
                .chain(known -> days(transaction.connection(), key).chain(days -> {
                    var left =
                            days.stream().filter(one -> !one.day().equals(day)).toList();
                    if (left.size() == days.size()) {
                        return Uni.createFrom().voidItem();
                    }
                    var before = Streak.of(days, known.free());
                    var after = Streak.of(left, known.free());
                    var streak = known.streak().longest() > before.longest()
                            ? after.asLongAs(known.streak().longest())
                            : after;
                    return transaction
                            .sql(REMOVE_DAY)
                            .execute(Tuple.of(key.userId(), key.kind().wireName(), key.subject(), day))
                            .chain(() -> left.isEmpty()
                                    ? transaction
                                            .sql(REMOVE)
                                            .execute(Tuple.of(
                                                    key.userId(), key.kind().wireName(), key.subject()))
                                            .replaceWithVoid()
                                    : write(transaction, key, streak, known, now));
                }));
    }

    /**
     * How the streaks of a user stand now, those with the latest day first.
     *
     * @param home the zone of the profile, or none
     */
    public Uni<List<StandingStreak>> standing(UUID userId, Set<ZoneId> home, Instant now, int limit) {
        return standing(pool, userId, home, now, limit);
    }

    /** Within a transaction, whose connection is asked: one that waits for a second connection can wait for itself. */
    public Uni<List<StandingStreak>> standing(SqlClient client, UUID userId, Set<ZoneId> home, Instant now, int limit) {
        return client.preparedQuery(OF_USER)
                .execute(Tuple.of(userId, Timestamps.of(now.minus(Streak.ZONES_OF)), limit))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : Uni.join()
                                .all(rows.stream()
                                        .map(row -> standing(client, row, home, now))
                                        .toList())
                                .andFailFast());
    }

    private static Uni<StandingStreak> standing(SqlClient client, Row row, Set<ZoneId> home, Instant now) {
        var known = KnownStreak.read(row);
        var key = new StreakKey(
                row.getUUID("user_id"),
                WireNamed.of(BehaviorKind.class, row.getString("kind")),
                row.getString("subject"));
        var zones = new HashSet<>(KnownStreak.zones(row.getArrayOfStrings("zones")));
        zones.addAll(home);
        if (zones.isEmpty()) {
            zones.add(ZoneOffset.UTC);
        }
        var streak =
                known.stale() ? computed(client, key, known) : Uni.createFrom().item(known.streak());
        return streak.map(it -> new StandingStreak(key, it.at(now, zones, known.free()), row.getInteger("days")));
    }

    /** From all days; what the longest was before days were kept is not forgotten. */
    private static Uni<Streak> computed(SqlClient client, StreakKey key, KnownStreak known) {
        return days(client, key)
                .map(days ->
                        Streak.of(days, known.free()).asLongAs(known.streak().longest()));
    }

    private static Uni<List<ActiveDay>> days(SqlClient client, StreakKey key) {
        return client.preparedQuery(DAYS)
                .execute(Tuple.of(key.userId(), key.kind().wireName(), key.subject()))
                .map(rows -> rows.stream().map(Streaks::day).toList());
    }

    private static ActiveDay day(Row row) {
        return new ActiveDay(
                row.getLocalDate("day"),
                row.getOffsetDateTime("first_at").toInstant(),
                KnownStreak.zones(row.getArrayOfStrings("zones")));
    }

    private static Uni<Void> write(
            PlainTransaction transaction, StreakKey key, Streak streak, KnownStreak known, Instant now) {
        return transaction
                .sql(WRITE)
                .execute(Tuple.from(new Object[] {
                    key.userId(),
                    key.kind().wireName(),
                    key.subject(),
                    streak.length(),
                    streak.longest(),
                    streak.lastDay(),
                    names(streak.lastZones()),
                    streak.freezesHeld(),
                    known.free().begunBy(streak.lastDay()),
                    Timestamps.of(now)
                }))
                .replaceWithVoid();
    }

    private static String[] names(Set<ZoneId> zones) {
        return zones.stream().map(ZoneId::getId).sorted().toArray(String[]::new);
    }
}
