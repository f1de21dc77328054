package dev.heartline.engagement.social;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.HealthCheck;
import dev.heartline.service.time.Timestamps;

/** {@code challenge_standings}: how far all in a challenge are, gone through by the hour, by one replica. */
@ApplicationScoped
class ChallengeStandings {

    /** Challenges that run; and those that ended, as long as somebody may yet tell late what they did in them. */
    private static final String COUNTED =
            "c.starts_at <= $1::timestamptz and c.expires_at > $1::timestamptz - interval '4 days'";

    /** What was done in the challenge. By an index of behavior_events for each who has a place. */
    private static final String DONE =
            "b.user_id = p.user_id and b.kind = c.kind and b.occurred_at >= c.starts_at and b.occurred_at < c.expires_at";

    private static final String HABITS = """
            select distinct b.subject from challenges c
              join challenge_places p on p.challenge_id = c.id
              join behavior_events b on %s
            where c.kind = 'habit_completed' and b.subject is not null and %s
            """.formatted(DONE, COUNTED);

    /** Days are the users' own. Whoever does without social proof is not counted. */
    private static final String COUNT = """
            insert into challenge_standings (challenge_id, people, days_done, reached, counted_at)
            select c.id, count(p.user_id)::int, coalesce(sum(least(done.days, c.goal_days)), 0)::bigint,
              count(p.user_id) filter (where done.days >= c.goal_days)::int, $1::timestamptz
            from challenges c
              left join challenge_places p on p.challenge_id = c.id and not %s
              left join lateral (
                select count(distinct b.streak_day) as days from behavior_events b
                where %s and (c.kind <> 'habit_completed' or coalesce(b.subject, '') <> all($2::text[]))) done on true
            where %s
            group by c.id
            on conflict (challenge_id) do update set
              people = excluded.people, days_done = excluded.days_done, reached = excluded.reached, counted_at = excluded.counted_at
            """.formatted(LeftOut.of("p"), DONE, COUNTED);

    /** A habit of eating less brings nobody forward. */
    Uni<Void> refresh(SqlClient client, Instant now) {
        return client.preparedQuery(HABITS)
                .execute(Tuple.of(Timestamps.of(now)))
                .map(rows -> rows.stream()
                        .map(row -> row.getString("subject"))
                        .filter(HealthCheck::isRisky)
                        .toArray(String[]::new))
                .chain(risky -> client.preparedQuery(COUNT).execute(Tuple.of(Timestamps.of(now), risky)))
                .replaceWithVoid();
    }
}
