package dev.heartline.engagement.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.hook.ArmRecord;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.time.Timestamps;

/** {@code hook_arms}: what each kind of hook did, and the settling of the rounds that it learns from. */
@ApplicationScoped
class HookArms {

    /** Who comes back later came back for something else. */
    static final Duration HORIZON = Duration.ofHours(24);

    /**
     * A round whose hook was to be texted teaches nothing where nobody knows that it arrived. Any other weighs each of its arms by how likely what happened to it was: {@link ArmRecord#after} in SQL, so that rounds and
     * sums change together.
     */
    private static final String SETTLE = """
            with due as (
              select r.decision_id, r.returned, d.eligible_arms, d.chosen_arm, d.propensities, exists (
                select from engagement_hooks h
                where h.decision_id = r.decision_id and h.shown_at is null and 'sms' = any(h.delivered_via)) as unseen
              from hook_rounds r join reward_decisions d on d.id = r.decision_id
              where r.settled_at is null and r.decided_at <= $1::timestamptz - $2 * interval '1 second'
              limit 200
              for update of r skip locked
            ), rounds as (
              update hook_rounds r set settled_at = $1, unseen = due.unseen from due where r.decision_id = due.decision_id
            ), hooks as (
              update engagement_hooks set
                settled_at = $1, user_returned = coalesce(user_returned, false),
                action_completed = coalesce(action_completed, false),
                delivered_at = case when shown_at is null and delivered_via <@ array['sms'] then null else delivered_at end,
                delivered_via = case when shown_at is null then array_remove(delivered_via, 'sms') else delivered_via end
              where decision_id in (select decision_id from due)
            ), weights as (
              select arm, due.returned, coalesce(arm = chosen_arm, false) as chosen,
                1 / case when arm = chosen_arm then (propensities ->> arm)::float8
                         else 1 - (propensities ->> arm)::float8 end as w
              from due, unnest(eligible_arms) arm where not unseen
            ), learned as (
              insert into hook_arms as known
              select arm, count(*), count(*) filter (where returned),
                coalesce(sum(w) filter (where chosen), 0), coalesce(sum(w * w) filter (where chosen), 0),
                coalesce(sum(w) filter (where chosen and returned), 0),
                coalesce(sum(w) filter (where not chosen), 0), coalesce(sum(w * w) filter (where not chosen), 0),
                coalesce(sum(w) filter (where not chosen and returned), 0)
              from weights group by arm order by arm
              on conflict (hook_type) do update set
                rounds = known.rounds + excluded.rounds, returns = known.returns + excluded.returns,
                chosen_w = known.chosen_w + excluded.chosen_w, chosen_w2 = known.chosen_w2 + excluded.chosen_w2,
                chosen_wr = known.chosen_wr + excluded.chosen_wr,
                not_chosen_w = known.not_chosen_w + excluded.not_chosen_w,
                not_chosen_w2 = known.not_chosen_w2 + excluded.not_chosen_w2,
                not_chosen_wr = known.not_chosen_wr + excluded.not_chosen_wr
            )
            select count(*)::int as settled from due
            """;

    /** @return how many rounds were settled */
    Uni<Integer> settle(SqlClient client, Instant now) {
        return client.preparedQuery(SETTLE)
                .execute(Tuple.of(Timestamps.of(now), (double) HORIZON.toSeconds()))
                .map(rows -> rows.iterator().next().getInteger("settled"));
    }

    Uni<Map<HookType, ArmRecord>> known(SqlClient client) {
        return client.preparedQuery("select * from hook_arms").execute().map(rows -> {
            var known = new EnumMap<HookType, ArmRecord>(HookType.class);
            rows.forEach(row -> known.put(WireNamed.of(HookType.class, row.getString("hook_type")), read(row)));
            return known;
        });
    }

    private static ArmRecord read(Row row) {
        return new ArmRecord(
                row.getLong("rounds"),
                row.getLong("returns"),
                new ArmRecord.Weighted(
                        row.getDouble("chosen_w"), row.getDouble("chosen_w2"), row.getDouble("chosen_wr")),
                new ArmRecord.Weighted(
                        row.getDouble("not_chosen_w"), row.getDouble("not_chosen_w2"), row.getDouble("not_chosen_wr")));
    }
}
