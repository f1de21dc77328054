package dev.heartline.engagement.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
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
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.HookType;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.time.Timestamps;

/**
 * What hooks a user had, and what they do without.
 *
 * @param due whether it is time to consider them
 * @param lastDone when they last did anything; empty if never
 * @param zone where they said that they were within the last two days; empty where they didn't
 * @param lastContact when the coach last called or wrote to them; empty if never
 * @param preferredChannel that they choose by themselves; empty where too little is known
 * @param activeHours 0..23, most active first; empty where too little is known
 * @param shown when each type was last shown
 * @param versions of the policy, as an operator wants them; null where none said anything
 */
record HookState(
        boolean due,
        int withinDay,
        int withinWeek,
        Set<Mechanic> optedOut,
        Optional<Instant> lastDone,
        Optional<ZoneId> zone,
        Optional<Instant> lastContact,
        Optional<Channel> preferredChannel,
        List<Integer> activeHours,
        Map<HookType, Instant> shown,
        String[] versions) {

    private static final Duration ONE_A_DAY = Duration.ofDays(1).plusMinutes(1);

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
              (select attributes ->> 'zone' from behavior_events
               where user_id = $1 and occurred_at > $2::timestamptz - interval '48 hours' and attributes ->> 'zone' is not null
               order by occurred_at desc limit 1) as zone,
              (select last_at from coach_contacts where user_id = $1) as last_contact,
              (select preferred_channel from reach_patterns where user_id = $1) as preferred_channel,
              coalesce((select active_hours from reach_patterns where user_id = $1), '{}') as active_hours,
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
                KnownUser.zoneOf(row.getString("zone")),
                Optional.ofNullable(row.getOffsetDateTime("last_contact")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("preferred_channel")).map(name -> WireNamed.of(Channel.class, name)),
                List.of(row.getArrayOfIntegers("active_hours")),
                shown,
                row.getArrayOfStrings("versions"));
    }

    /** When the last one is a day old, a little later as it is known to the second; empty if there never was one. */
    Optional<Instant> dayIsOver() {
        return shown.values().stream().max(Comparator.naturalOrder()).map(last -> last.plus(ONE_A_DAY));
    }
}
