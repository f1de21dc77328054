package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * {@code week_standings} and {@code week_histogram}: groups of 30 for a week. Whoever asks reads rows of their own; the week is gone
 * through by the hour, by one replica.
 */
@ApplicationScoped
class WeekStandings {

    /** What is done more often on a day earns nothing more: nobody is to collect things for points. */
    static final int MOST_A_DAY = 5;

    /**
     * {@code members (user_id)}: the group in which {@code $1} is in the week of {@code $2}, and {@code earned (user_id, points)}: who of
     * them did something, as it stands now. The user's row is found by the index week_standings_user, the group's are read in the order of
     * week_standings_group, the latest days of each from the end of a primary key: order and limits keep it so, even where the planner
     * knows the tables as they were long ago.
     */
    static final String EARNED = """
            members as (
              select w.user_id
              from (select s.week, s.league from week_standings s where s.user_id = $1 and s.week + 0 = $2::date limit 1) mine
                cross join lateral (
                  select w.user_id from week_standings w where w.week = mine.week and w.league = mine.league
                  order by w.user_id limit 100) w
            ), earned as (
              select user_id, done.points from members cross join lateral (
                select sum(least(latest.value, %d)) filter (where latest.day between $2 and $2::date + 6)::int as points
                from (
                  select m.day, m.value from user_outcome_metrics m
                  where m.user_id = members.user_id and m.metric = 'active' order by m.day desc limit 14) latest) done
              where done.points is not null
            )""".formatted(MOST_A_DAY);

    private static final int GROUP = 30;

    /** Index user_outcome_metrics_day. Who comes later fills the last group, whoever left the others; who came stays where they are. */
    private static final String REFRESH = """
            with points as (
              select m.user_id, sum(least(m.value, $2))::int as points
              from user_outcome_metrics m
              where m.day >= $1 and m.day < $1::date + 7 and m.metric = 'active'
                and not %s
              group by m.user_id
            ), last as (
              select w.league, count(*) as size from week_standings w where w.week = $1
              group by w.league order by w.league desc limit 1
            ), grouped as (
              select p.user_id, p.points, coalesce(s.league, (
                coalesce((select league * $3 + size from last), 0)
                + row_number() over (partition by s.league is null order by p.user_id) - 1)::int / $3) as league
              from points p left join week_standings s on s.week = $1 and s.user_id = p.user_id
            )
            insert into week_standings (week, user_id, league, points, place)
            select $1, user_id, league, points, rank() over (partition by league order by points desc)::int from grouped
            on conflict (week, user_id) do update set points = excluded.points, place = excluded.place
            where (week_standings.points, week_standings.place) is distinct from (excluded.points, excluded.place)
            """.formatted(LeftOut.of("m"));

    /** Also who was erased, or left, while the groups were made, in this week or in the last hour of the one before. */
    private static final String LEAVE = """
            delete from week_standings w where week >= $1::date - 7 and %s
            """.formatted(LeftOut.of("w"));

    private static final String HISTOGRAM = """
            with counted as (
              select points, count(*)::int as users from week_standings where week = $1 group by points
            ), gone as (
              update week_histogram h set users = 0
              where week = $1 and not exists (select from counted c where c.points = h.points)
            )
            insert into week_histogram (week, points, users) select $1, points, users from counted
            on conflict (week, points) do update set users = excluded.users
            """;

    private static final String FORGET = """
            with gone as (delete from week_histogram where week < $1::date - 56)
            delete from week_standings where week < $1::date - 56
            """;

    Uni<Void> refresh(SqlClient client, Instant now) {
        var monday = SocialCounts.monday(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return client.preparedQuery(REFRESH)
                .execute(Tuple.of(monday, (double) MOST_A_DAY, GROUP))
                .chain(() -> client.preparedQuery(LEAVE).execute(Tuple.of(monday)))
                .chain(() -> client.preparedQuery(HISTOGRAM).execute(Tuple.of(monday)))
                .chain(() -> client.preparedQuery(FORGET).execute(Tuple.of(monday)))
                .replaceWithVoid();
    }
}
