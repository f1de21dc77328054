package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.service.time.Timestamps;

/** {@code people_of_day}: how many did what on the days that it is anywhere, gone through by the hour, by one replica. */
@ApplicationScoped
class PeopleOfDay {

    /** Index user_outcome_metrics_day. In some zone it is yesterday yet, in some tomorrow. */
    static final String COUNT = """
            insert into people_of_day (day, kind, people, counted_at)
            select day, metric, count(*)::int, $2::timestamptz from user_outcome_metrics m
            where day between $1::date - 1 and $1::date + 1
              and metric in ('habit_completed', 'food_logged', 'lesson_done', 'check_in') and value > 0 and not %s
            group by day, metric
            on conflict (day, kind) do update set people = excluded.people, counted_at = excluded.counted_at
            """.formatted(LeftOut.of("m"));

    /** Days that are over everywhere, and what nobody of those who are left did. */
    private static final String FORGET = "delete from people_of_day where counted_at < $1";

    Uni<Void> refresh(SqlClient client, Instant now) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(LocalDate.ofInstant(now, ZoneOffset.UTC), Timestamps.of(now)))
                .chain(() -> client.preparedQuery(FORGET).execute(Tuple.of(Timestamps.of(now))))
                .replaceWithVoid();
    }
}
