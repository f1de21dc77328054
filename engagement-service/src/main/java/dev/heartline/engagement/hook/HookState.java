package dev.heartline.engagement.hook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.version.PolicyVersions;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.time.Timestamps;

/**
 * What hooks a user had, and what they do without.
 *
 * @param due whether it is time to consider them
 * @param lastDone when they last did anything; empty if never
 * @param shown when each type was last shown
 * @param versions of the policy, as an operator wants them; null where none said anything
 */
record HookState(
        boolean due,
        int withinDay,
        int withinWeek,
        Set<Mechanic> optedOut,
        Optional<Instant> lastDone,
        Map<HookType, Instant> shown,
        String[] versions) {

    /** Indexes engagement_hooks_user and behavior_events_user_time. */
    private static final String STATE = """
            select
              exists (select from hook_looks where user_id = $1 and look_at <= $2) as due,
              (select count(*)::int from engagement_hooks
               where user_id = $1 and delivered_at > $2::timestamptz - interval '24 hours') as within_day,
              (select count(*)::int from engagement_hooks
               where user_id = $1 and delivered_at > $2::timestamptz - interval '7 days') as within_week,
              array(select mechanic from mechanic_opt_outs where user_id = $1) as opted_out,
              (select max(occurred_at) from behavior_events where user_id = $1) as last_done,
              array(select hook_type || ' ' || (extract(epoch from max(delivered_at)))::bigint
                    from engagement_hooks where user_id = $1 and delivered_at is not null group by hook_type) as shown,
              %s
            """.formatted(PolicyVersions.HOOKS);

    static Uni<HookState> of(PlainTransaction transaction, UUID userId, Instant now) {
        return transaction
                .sql(STATE)
                .execute(Tuple.of(userId, Timestamps.of(now)))
                .map(rows -> read(rows.iterator().next()));
    }

    private static HookState read(Row row) {
        var shown = new EnumMap<HookType, Instant>(HookType.class);
        for (var last : row.getArrayOfStrings("shown")) {
            var words = last.split(" ");
            shown.put(WireNamed.of(HookType.class, words[0]), Instant.ofEpochSecond(Long.parseLong(words[1])));
        }
        return new HookState(
                row.getBoolean("due"),
                row.getInteger("within_day"),
                row.getInteger("within_week"),
                Arrays.stream(row.getArrayOfStrings("opted_out"))
                        .map(name -> WireNamed.of(Mechanic.class, name))
                        .collect(Collectors.toSet()),
                Optional.ofNullable(row.getOffsetDateTime("last_done")).map(OffsetDateTime::toInstant),
                shown,
                row.getArrayOfStrings("versions"));
    }
}
