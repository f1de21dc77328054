package dev.heartline.sms.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/** {@code user_segments} and what they go by: the profiles, since when they are known, and the days on which people were active. */
@ApplicationScoped
class Segments {

    /**
     * Who may be texted and fits the definition: not who has told us to stop. A stop that only their number is known by is found when
     * their step is taken. {@code $1} the segment, {@code $2} now.
     */
    private static final String MEMBERS = """
            from user_segments s
            cross join user_profile p
            join user_known_since k on k.user_id = p.user_id
            left join lateral (
              select max(day) as last,
                     count(*) filter (where day > $2::timestamptz::date - coalesce(s.active_within_days, 1)) as days
              from user_active_days d where d.user_id = p.user_id) active on true
            where s.name = $1 and 'sms' = any(p.consents) and p.phone is not null
              and not exists (
                select from contact_consent c where c.contact = p.user_id::text and c.texts_standing = 'stopped')
              and (s.known_days_least is null
                or k.known_since <= $2::timestamptz - s.known_days_least * interval '1 day')
              and (s.known_days_most is null
                or k.known_since > $2::timestamptz - s.known_days_most * interval '1 day')
              and (s.silent_days_least is null or active.last <= $2::timestamptz::date - s.silent_days_least)
              and (s.silent_days_most is null or active.last >= $2::timestamptz::date - s.silent_days_most)
              and (s.active_days_least is null or active.days >= s.active_days_least)
            """;

    private static final String SIZE = "select count(*) as members " + MEMBERS;

    /** By the key of user_profile. */
    private static final String NEXT = "select p.user_id, p.timezone " + MEMBERS
            + " and ($3::uuid is null or p.user_id > $3) order by p.user_id limit $4";

    private static final String ALL = """
            select name, description, known_days_least, known_days_most, silent_days_least, silent_days_most, active_days_least,
                   active_within_days
            from user_segments order by name
            """;

    /** Only of whom a profile knows: what is noted goes with it. */
    private static final String NOTE_ACTIVE = """
            insert into user_active_days (user_id, day)
            select user_id, $2::date from user_profile where user_id = $1
            on conflict do nothing
            """;

    private final Pool pool;
    private final Clock clock;

    Segments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param timezone as the profile names it; null where it names none */
    record Member(UUID userId, String timezone) {}

    /** How many are in it now. */
    Uni<Long> size(Segment segment) {
        return pool.preparedQuery(SIZE)
                .execute(Tuple.of(segment.wireName(), Timestamps.of(clock.instant())))
                .map(rows -> rows.iterator().next().getLong("members"));
    }

    /** The next ones by id. */
    Uni<List<Member>> members(SqlClient client, Segment segment, Optional<UUID> after, int limit) {
        return client.preparedQuery(NEXT)
                .execute(Tuple.of(segment.wireName(), Timestamps.of(clock.instant()), after.orElse(null), limit))
                .map(rows -> rows.stream()
                        .map(row -> new Member(row.getUUID("user_id"), row.getString("timezone")))
                        .toList());
    }

    Uni<List<SegmentView>> all() {
        return pool.query(ALL)
                .execute()
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> size(WireNamed.of(Segment.class, row.getString("name")))
                                .map(size -> SegmentView.read(row, size)))
                        .collect()
                        .asList());
    }

    /** Somebody did or wrote something. */
    Uni<Void> active(SqlClient client, KnownUser user, Instant at) {
        var day = at.atZone(user.zone().orElse(ZoneOffset.UTC)).toLocalDate();
        return client.preparedQuery(NOTE_ACTIVE)
                .execute(Tuple.of(user.userId(), day))
                .replaceWithVoid();
    }
}
