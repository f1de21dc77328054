package dev.heartline.engagement.milestone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.milestone.picture.ProgressChart;
import dev.heartline.engagement.policy.milestone.Ladder;
import dev.heartline.events.Ids;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/** {@code progress_milestones}: the rungs that users reached, and the next of each ladder. One rung is reached once. */
@ApplicationScoped
public class Milestones {

    private static final String PROGRESS = """
            insert into milestone_progress (user_id, milestone_type, subject, day, value)
            values ($1, $2, $3, $4, $5::float8)
            on conflict (user_id, milestone_type, subject, day) do update set value = excluded.value
            """;

    private static final String REACHED = """
            select milestone_name from progress_milestones
            where user_id = $1 and milestone_type = $2 and subject = $3 and achieved_at is not null
            """;

    private static final String WRITE = """
            insert into progress_milestones as known
              (id, user_id, milestone_type, milestone_name, subject, current_value, goal_value, percentage_complete,
               chart_url, celebration_image_url, shareable, next_milestone_name, distance_to_next, achieved_at, created_at,
               updated_at)
            select r.id, $1, $2, r.name, $3, r.value, r.goal, round(r.percentage::numeric, 1),
              r.url || '/chart.svg', case when r.reached and $4 then r.url || '/celebration.svg' end, $4, r.next, r.distance,
              case when r.reached then $5::timestamptz end, $5, $5
            from jsonb_to_recordset($6) as r(
              id uuid, name text, value numeric, goal numeric, percentage float8, reached boolean, next text,
              distance numeric, url text)
            on conflict (user_id, milestone_type, milestone_name) do update set
              current_value = excluded.current_value, percentage_complete = excluded.percentage_complete,
              chart_url = excluded.chart_url, celebration_image_url = excluded.celebration_image_url,
              next_milestone_name = excluded.next_milestone_name, distance_to_next = excluded.distance_to_next,
              achieved_at = excluded.achieved_at, updated_at = excluded.updated_at
            where known.achieved_at is null
            returning id, milestone_name, achieved_at is not null as reached
            """;

    /** Index progress_milestones_user. */
    private static final String OF_USER = """
            select * from progress_milestones where user_id = $1 %s order by updated_at desc, id desc limit $2
            """;

    private static final String LATEST = OF_USER.formatted("");
    private static final String LATEST_BEFORE = OF_USER.formatted(
            "and (updated_at, id) < (select updated_at, id from progress_milestones where user_id = $1 and id = $3)");

    private static final String POINTS = """
            select day, value from (
              select p.day, p.value
              from milestone_progress p join progress_milestones m using (user_id, milestone_type, subject)
              where m.id = $1 and (m.achieved_at is null or p.day <= m.achieved_at::date + 1)
              order by p.day desc limit 90) latest
            order by day
            """;

    private final Pool pool;

    Milestones(Pool pool) {
        this.pool = pool;
    }

    /** @return what was reached by it */
    public Uni<List<ReachedMilestone>> advance(PlainTransaction transaction, Progress progress, Instant now) {
        var type = progress.ladder().type();
        var noted = transaction
                .sql(PROGRESS)
                .execute(Tuple.of(
                        progress.userId(), type.wireName(), progress.subject(), progress.day(), progress.value()));
        var before = transaction
                .sql(REACHED)
                .execute(Tuple.of(progress.userId(), type.wireName(), progress.subject()))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
        return Uni.combine()
                .all()
                .unis(noted, before)
                .with((_, names) -> progress.ladder().at(progress.value(), names))
                .chain(rungs -> write(transaction, progress, rungs, now));
    }

    private static Uni<List<ReachedMilestone>> write(
            PlainTransaction transaction, Progress progress, List<Ladder.Rung> rungs, Instant now) {
        if (rungs.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var type = progress.ladder().type();
        return transaction
                .sql(WRITE)
                .execute(Tuple.from(new Object[] {
                    progress.userId(),
                    type.wireName(),
                    progress.subject(),
                    type.shareable(),
                    Timestamps.of(now),
                    rows(progress, rungs)
                }))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("reached"))
                        .map(row -> new ReachedMilestone(row.getUUID("id"), type, row.getString("milestone_name")))
                        .toList());
    }

    private static JsonArray rows(Progress progress, List<Ladder.Rung> rungs) {
        var rows = new JsonArray();
        for (var rung : rungs) {
            var id = Ids.derived(
                    "milestone", progress.userId(), progress.ladder().type(), rung.name());
            rows.add(new JsonObject()
                    .put("id", id.toString())
                    .put("name", rung.name())
                    .put("value", rung.value())
                    .put("goal", rung.goal())
                    .put("percentage", rung.percentage())
                    .put("reached", rung.reached())
                    .put("next", rung.next().orElse(null))
                    .put("distance", rung.distance().orElse(null))
                    .put("url", "/users/%s/milestones/%s".formatted(progress.userId(), id)));
        }
        return rows;
    }

    /** @param before a milestone of the user that the page begins after, null for the latest */
    Uni<List<MilestoneView>> of(UUID userId, int limit, UUID before) {
        return (before == null
                        ? pool.preparedQuery(LATEST).execute(Tuple.of(userId, limit))
                        : pool.preparedQuery(LATEST_BEFORE).execute(Tuple.of(userId, limit, before)))
                .map(rows -> rows.stream().map(MilestoneView::read).toList());
    }

    Uni<Optional<MilestoneView>> find(UUID userId, UUID id) {
        return one("select * from progress_milestones where id = $1 and user_id = $2", Tuple.of(id, userId));
    }

    /** One that is reached, and whose user may show it around. */
    Uni<Optional<Shareable>> shareable(UUID id) {
        return pool.preparedQuery(
                        "select * from progress_milestones where id = $1 and shareable and achieved_at is not null")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .map(row -> new Shareable(
                                MilestoneView.read(row),
                                new LinkSeries(
                                        row.getInteger("link_series"),
                                        row.getOffsetDateTime("created_at").toInstant())))
                        .findFirst());
    }

    Uni<Optional<MilestoneView>> takeBackLinks(UUID userId, UUID id) {
        return one(
                "update progress_milestones set link_series = link_series + 1 where id = $1 and user_id = $2 returning *",
                Tuple.of(id, userId));
    }

    Uni<Optional<MilestoneView>> report(UUID userId, UUID id, boolean shared) {
        return one(
                "update progress_milestones set shared_to_social = $3 where id = $1 and user_id = $2 returning *",
                Tuple.of(id, userId, shared));
    }

    Uni<List<ProgressChart.Point>> points(UUID id) {
        return pool.preparedQuery(POINTS)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .map(row -> new ProgressChart.Point(
                                row.getLocalDate("day"), row.getNumeric("value").doubleValue()))
                        .toList());
    }

    private Uni<Optional<MilestoneView>> one(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(MilestoneView::read).findFirst());
    }
}
