package dev.heartline.engagement.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.gate.Quiet;
import dev.heartline.engagement.policy.gate.Standing;
import dev.heartline.engagement.quiet.QuietTimes;
import dev.heartline.engagement.reward.RewardCategory;
import dev.heartline.engagement.version.PolicyVersions;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.policy.arm.Posterior;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** Reads all that a decision depends on: two statements, sent together, and the quiet around whom they find, two as well. */
@ApplicationScoped
class Standings {

    /** Indexes reward_decisions_one_per_event, _source, _action; the rest are primary keys and a table of few rows. */
    private static final String STANDING = """
            select
              exists (select from reward_decisions where event_id = $2) as event_decided,
              exists (select from reward_decisions
                      where user_id = $1 and source_id = $3 and reason <> 'already_decided_for_source') as source_decided,
              exists (select from reward_decisions where user_id = $1 and action = 'check_in') as checked_in_before,
              (select count(*)::int from reward_decisions
               where user_id = $1 and action = $4 and reason <> 'already_decided_for_source'
                 and action_at > $5::timestamptz - interval '1 hour' and action_at < $5::timestamptz + interval '1 hour')
                as same_within_hour,
              exists (select from dopamine_triggers
                      where user_id = $1 and trigger_name = 'victory_shared'
                        and delivered_at > $6::timestamptz - interval '24 hours') as victory_rewarded,
              array(select mechanic from mechanic_opt_outs where user_id = $1) as opted_out,
              coalesce((select misses from variable_ratio_state
                        where user_id = $1 and reward_category = $7), 0) as misses,
              (select coalesce(
                        jsonb_object_agg(reward_type || '/' || reward_intensity, jsonb_build_array(successes, failures)),
                        '{}')
               from reward_arms where reward_category = $7) as arms,
              %s
            """.formatted(PolicyVersions.REWARDS);

    private final Profiles profiles;
    private final QuietTimes quiet;
    private final PolicyVersions versions;

    Standings(Profiles profiles, QuietTimes quiet, PolicyVersions versions) {
        this.profiles = profiles;
        this.quiet = quiet;
        this.versions = versions;
    }

    /** Empty where the event has its decision already, however long ago its delivery was forgotten. */
    Uni<Optional<Standing>> of(PlainTransaction transaction, Occasion occasion, Instant now) {
        var user = profiles.find(transaction.connection(), occasion.userId());
        var standing = transaction
                .sql(STANDING)
                .execute(Tuple.tuple(List.of(
                        occasion.userId(),
                        occasion.eventId(),
                        occasion.sourceId(),
                        occasion.action().wireName(),
                        occasion.actionAt().atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        RewardCategory.of(occasion.action()).wireName())))
                .map(rows -> rows.iterator().next());
        return Uni.combine()
                .all()
                .unis(user, standing)
                .asTuple()
                .chain(found -> quiet.of(
                                transaction.connection(),
                                occasion.userId(),
                                found.getItem1().flatMap(KnownUser::phone).orElse(null))
                        .map(known -> read(found.getItem1(), found.getItem2(), known)));
    }

    private Optional<Standing> read(Optional<KnownUser> user, Row row, Quiet known) {
        if (row.getBoolean("event_decided")) {
            return Optional.empty();
        }
        return Optional.of(new Standing(
                user,
                known,
                mechanics(row.getArrayOfStrings("opted_out")),
                row.getBoolean("source_decided"),
                row.getBoolean("checked_in_before"),
                row.getInteger("same_within_hour"),
                row.getBoolean("victory_rewarded"),
                row.getInteger("misses"),
                posteriors(row.getJsonObject("arms")),
                versions.rewards(row.getArrayOfStrings("versions"))));
    }

    private static Set<Mechanic> mechanics(String[] names) {
        return Arrays.stream(names)
                .map(name -> WireNamed.of(Mechanic.class, name))
                .collect(Collectors.toSet());
    }

    private static Map<Arm, Posterior> posteriors(JsonObject arms) {
        var posteriors = new HashMap<Arm, Posterior>();
        arms.forEach(arm -> {
            var counts = (JsonArray) arm.getValue();
            posteriors.put(Arm.of(arm.getKey()), Posterior.after(counts.getLong(0), counts.getLong(1)));
        });
        return posteriors;
    }
}
